# Two stages: the first installs what uv.lock names, the second is only that and Python. tests/test_container.py runs the same commands.

FROM python:3.11-slim-bookworm AS build
COPY --from=ghcr.io/astral-sh/uv:0.13.9 /uv /usr/local/bin/uv
ENV UV_COMPILE_BYTECODE=1 \
    UV_LINK_MODE=copy \
    UV_PYTHON_DOWNLOADS=never \
    UV_PROJECT_ENVIRONMENT=/app
WORKDIR /src
# The dependencies change seldom, and this layer with them.
COPY pyproject.toml uv.lock README.md ./
RUN uv sync --locked --no-dev --no-editable --no-install-project
COPY bot ./bot
COPY handlers ./handlers
COPY migrations ./migrations
COPY scripts_content ./scripts_content
RUN uv sync --locked --no-dev --no-editable

FROM python:3.11-slim-bookworm
RUN groupadd --system --gid 10001 salesfloor \
    && useradd --system --uid 10001 --gid 10001 --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin salesfloor \
    && install --directory --owner=10001 --group=10001 --mode=0700 /var/lib/salesfloor/data
COPY --from=build /app /app
ENV PATH=/app/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1
# Everything that is kept lies in ./data, the only place that is written to. Settings come from the environment or /run/secrets.
WORKDIR /var/lib/salesfloor
VOLUME ["/var/lib/salesfloor/data"]
USER 10001:10001
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s --retries=3 CMD ["salesfloor", "health"]
CMD ["salesfloor", "run"]
