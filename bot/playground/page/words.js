// The page's own words, in Russian and English, and the one place that picks between them.
// What the bot says never passes through here.

const WORDS = {
  ru: {
    bot: "бот",
    you: "вы",
    nobody: "Здесь ещё никого нет",
    typing: "печатает…",
    uploading: "готовит файл…",
    lost: "Нет связи. Переподключаюсь…",
    restored: "Связь восстановлена",
    chat: "Переписка",
    message: "Сообщение",
    send: "Отправить",
    attach: "Вложения",
    commands: "Команды бота",
    keyboard: "Клавиатура бота",
    more: "Ещё",
    down: "К последнему сообщению",
    pinned: "Закреплённое сообщение",
    empty: "Здесь пока пусто. Нажмите «Старт», чтобы бот поздоровался.",
    start: "СТАРТ",
    unblock: "РАЗБЛОКИРОВАТЬ БОТА",
    blocked: "Бот заблокирован",
    who: "Кем быть",
    whoIs: "Вы — {name}. Сменить человека",
    edited: "изменено",
    today: "Сегодня",
    yesterday: "Вчера",
    forwardedFrom: "Переслано от {name}",
    copied: "Скопировано",
    notCopied: "Не удалось скопировать",
    unreachable: "Нет связи, попробуйте ещё раз",
    noAnswer: "Бот не ответил на нажатие",
    badLink: "Такую ссылку страница не откроет",
    spoiler: "Скрытый текст, нажмите, чтобы показать",
    ok: "Понятно",
    cancel: "Отмена",
    close: "Закрыть",
    sticker: "Стикер",
    voice: "Голосовое сообщение",
    photo: "Фото",
    contact: "Контакт",
    download: "Скачать {name}",
    attachTitle: "Что отправить",
    contactNote: "карточка из телефонной книги",
    stickerNote: "бот не ждёт картинку",
    voiceNote: "три секунды тишины",
    photoNote: "снимок без подписи",
    forward: "Переслать",
    forwardNote: "чужие слова от чужого имени",
    edit: "Исправить",
    editNote: "последнее своё сообщение",
    nothingToEdit: "Исправлять пока нечего",
    firstName: "Имя",
    lastName: "Фамилия",
    phone: "Телефон",
    words: "Текст",
    fromName: "От кого",
    sampleFirstName: "Иван",
    sampleLastName: "Петров",
    sampleForward: "А почему так дорого?",
    sampleFrom: "Ирина, закупки",
    shareContact: "Отправить боту ваш номер?",
    share: "Отправить",
    theme: "оформление",
    themeAuto: "Как в системе",
    themeLight: "Светлое",
    themeDark: "Тёмное",
    block: "Заблокировать бота",
    blockNote: "бот узнает, что вы ушли",
    reset: "Начать всё заново",
    resetNote: "стирает переписки всех людей",
    resetAsk: "Стереть переписки всех людей и начать заново? Вернуть их будет нельзя.",
    resetDo: "Стереть",
    resetDone: "Всё начато заново",
    save: "Сохранить",
    sizes: ["Б", "КБ", "МБ", "ГБ"],
  },
  en: {
    bot: "bot",
    you: "you",
    nobody: "Nobody is here yet",
    typing: "typing…",
    uploading: "preparing a file…",
    lost: "Connection lost. Reconnecting…",
    restored: "Connected again",
    chat: "Conversation",
    message: "Message",
    send: "Send",
    attach: "Attachments",
    commands: "Bot commands",
    keyboard: "Bot keyboard",
    more: "More",
    down: "To the last message",
    pinned: "Pinned message",
    empty: "Nothing here yet. Press Start and the bot will greet you.",
    start: "START",
    unblock: "UNBLOCK THE BOT",
    blocked: "The bot is blocked",
    who: "Who to be",
    whoIs: "You are {name}. Switch person",
    edited: "edited",
    today: "Today",
    yesterday: "Yesterday",
    forwardedFrom: "Forwarded from {name}",
    copied: "Copied",
    notCopied: "Could not copy",
    unreachable: "No connection, please try again",
    noAnswer: "The bot did not answer the tap",
    badLink: "This page does not open such a link",
    spoiler: "Hidden text, press to reveal",
    ok: "OK",
    cancel: "Cancel",
    close: "Close",
    sticker: "Sticker",
    voice: "Voice message",
    photo: "Photo",
    contact: "Contact",
    download: "Download {name}",
    attachTitle: "What to send",
    contactNote: "a card from the phone book",
    stickerNote: "a picture the bot does not expect",
    voiceNote: "three seconds of silence",
    photoNote: "a picture without a caption",
    forward: "Forward",
    forwardNote: "someone else's words",
    edit: "Edit",
    editNote: "your own last message",
    nothingToEdit: "Nothing to edit yet",
    firstName: "First name",
    lastName: "Last name",
    phone: "Phone",
    words: "Text",
    fromName: "From",
    sampleFirstName: "John",
    sampleLastName: "Peters",
    sampleForward: "Why is it so expensive?",
    sampleFrom: "Irene, purchasing",
    shareContact: "Send your number to the bot?",
    share: "Send",
    theme: "appearance",
    themeAuto: "System",
    themeLight: "Light",
    themeDark: "Dark",
    block: "Block the bot",
    blockNote: "the bot learns that you left",
    reset: "Start all over",
    resetNote: "erases everybody's conversations",
    resetAsk: "Erase everybody's conversations and start over? They cannot be restored.",
    resetDo: "Erase",
    resetDone: "Started over",
    save: "Save",
    sizes: ["B", "KB", "MB", "GB"],
  },
};

let language = "ru";

/** Russian unless the person's own language is another one. */
export function speakTo(person) {
  const code = person?.language_code ?? "ru";
  language = code === "ru" || code.startsWith("ru-") ? "ru" : "en";
  document.documentElement.lang = language;
  for (const node of document.querySelectorAll("[data-say]")) node.textContent = say(node.dataset.say);
  for (const node of document.querySelectorAll("[data-say-label]")) {
    const label = say(node.dataset.sayLabel);
    node.setAttribute("aria-label", label);
    if (node.matches("button")) node.title = label;
  }
}

export function say(key, values = {}) {
  return WORDS[language][key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

export function sayTime(moment) {
  return moment.toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

/** «Сегодня», «Вчера», «5 июня», with the year only when it is another one. */
export function sayDay(moment, now = new Date()) {
  const midnight = (day) => new Date(day.getFullYear(), day.getMonth(), day.getDate()).getTime();
  const daysAgo = Math.round((midnight(now) - midnight(moment)) / 86_400_000);
  if (daysAgo === 0) return say("today");
  if (daysAgo === 1) return say("yesterday");
  const year = moment.getFullYear() === now.getFullYear() ? undefined : "numeric";
  return moment.toLocaleDateString(language, { day: "numeric", month: "long", year });
}

export function saySize(bytes) {
  const units = WORDS[language].sizes;
  let unit = 0;
  let size = bytes;
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024;
    unit += 1;
  }
  const digits = unit === 0 || size >= 100 ? 0 : 1;
  return `${size.toLocaleString(language, { maximumFractionDigits: digits })} ${units[unit]}`;
}
