"""The unit of work: one transaction and its repositories."""

from __future__ import annotations

from types import TracebackType

from bot.db.postgresql.process_identity import ProcessIdentity
from bot.db.repositories.assignments import AssignmentRepository
from bot.db.repositories.call_log import CallLogRepository
from bot.db.repositories.client_file import ClientFileRepository
from bot.db.repositories.clients import ClientRepository
from bot.db.repositories.coachings import CoachingRepository
from bot.db.repositories.consultations import ConsultationRepository
from bot.db.repositories.content_edits import ContentEditRepository
from bot.db.repositories.desks import DeskRepository
from bot.db.repositories.erasing import ErasingRepository
from bot.db.repositories.example_edits import ExampleEditRepository
from bot.db.repositories.figures import FigureRepository
from bot.db.repositories.free_texts import FreeTextRepository
from bot.db.repositories.house_lines import HouseLineRepository
from bot.db.repositories.interactions import AuditRepository, InteractionRepository
from bot.db.repositories.invites import InviteRepository
from bot.db.repositories.jobs import JobRepository
from bot.db.repositories.judgings import JudgingRepository
from bot.db.repositories.knocks import KnockRepository
from bot.db.repositories.lanes import LaneRepository
from bot.db.repositories.learnt_weights import LearntWeightRepository
from bot.db.repositories.organisation import MentorshipRepository, OrganisationRepository
from bot.db.repositories.outbox import OutboxRepository
from bot.db.repositories.own_calls import OwnCallRepository
from bot.db.repositories.paths import PathRepository
from bot.db.repositories.people import EmployeeRepository, OwnerCodeRepository, TeamRepository
from bot.db.repositories.prompts import PromptRepository
from bot.db.repositories.quizzes import QuizRepository
from bot.db.repositories.reminders import ReminderRepository
from bot.db.repositories.retention import RetentionRepository
from bot.db.repositories.sale_files import SaleFileRepository
from bot.db.repositories.sales import SaleRepository
from bot.db.repositories.slots import SlotRepository
from bot.db.repositories.stats import StatsRepository
from bot.db.repositories.text_use import TextUseRepository
from bot.db.repositories.training_figures import TrainingFiguresRepository
from bot.db.repositories.training_news import TrainingNewsRepository
from bot.db.repositories.trainings import TrainingRepository
from bot.db.repositories.updates import UpdateRepository
from bot.db.repositories.weight_edits import WeightEditRepository
from bot.db.transaction import Transaction
from bot.db.upkeep.erasure_ledger import ErasureLedger


class SqlUnitOfWork:
    """Everything done through it is stored by `commit` or not at all.

    It begins on entering and, after a commit or a rollback, again with the next statement. What is not committed on leaving is
    rolled back. On SQLite the other writers wait from the beginning to the commit: nothing slow in between.
    """

    def __init__(self, transaction: Transaction, identity: ProcessIdentity, ledger: ErasureLedger) -> None:
        """Give every repository the same transaction."""
        self._transaction = transaction
        self._ledger = ledger
        self.employees = EmployeeRepository(transaction)
        self.teams = TeamRepository(transaction)
        self.owner_codes = OwnerCodeRepository(transaction)
        self.invites = InviteRepository(transaction)
        self.desks = DeskRepository(transaction)
        self.mentorships = MentorshipRepository(transaction)
        self.organisation = OrganisationRepository(transaction)
        self.clients = ClientRepository(transaction)
        self.consultations = ConsultationRepository(transaction)
        self.call_log = CallLogRepository(transaction)
        self.jobs = JobRepository(transaction)
        self.interactions = InteractionRepository(transaction)
        self.free_texts = FreeTextRepository(transaction)
        self.prompts = PromptRepository(transaction)
        self.reminders = ReminderRepository(transaction)
        self.audit = AuditRepository(transaction)
        self.knocks = KnockRepository(transaction)
        self.erasing = ErasingRepository(transaction)
        self.retention = RetentionRepository(transaction)
        self.client_file = ClientFileRepository(transaction)
        self.content_edits = ContentEditRepository(transaction)
        self.text_uses = TextUseRepository(transaction)
        self.example_edits = ExampleEditRepository(transaction)
        self.weight_edits = WeightEditRepository(transaction)
        self.learnt_weights = LearntWeightRepository(transaction)
        self.house_lines = HouseLineRepository(transaction)
        self.figures = FigureRepository(transaction)
        self.coachings = CoachingRepository(transaction)
        self.sales = SaleRepository(transaction)
        self.sale_files = SaleFileRepository(transaction)
        self.stats = StatsRepository(transaction)
        self.judgings = JudgingRepository(transaction)
        self.trainings = TrainingRepository(transaction)
        self.own_calls = OwnCallRepository(transaction)
        self.paths = PathRepository(transaction)
        self.training_figures = TrainingFiguresRepository(transaction)
        self.assignments = AssignmentRepository(transaction)
        self.quizzes = QuizRepository(transaction)
        self.training_news = TrainingNewsRepository(transaction)
        self.lanes = LaneRepository(transaction)
        self.updates = UpdateRepository(transaction)
        self.outbox = OutboxRepository(transaction, identity)
        self.slots = SlotRepository(transaction)

    async def commit(self) -> None:
        """Make it last and let the next writer in; raise StorageUnavailable when it cannot be stored.

        Whoever is erased is written down first: a crash in between leaves somebody in the ledger who is still here, whom the next
        start erases, and never somebody who is gone and whom no ledger names.
        """
        if self.erasing.noted:
            self._ledger.add(self.erasing.noted)
            self.erasing.noted.clear()
        await self._transaction.commit()

    async def rollback(self) -> None:
        """Forget everything since the beginning or the last commit."""
        self.erasing.noted.clear()
        await self._transaction.rollback()

    async def __aenter__(self) -> SqlUnitOfWork:
        """Begin; raise StorageUnavailable when the database is locked by another process or cannot be opened."""
        await self._transaction.begin()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Roll back what was not committed."""
        await self._transaction.rollback()
