// Who can be at this phone: the list of people, choosing one of them, and somebody new.
// It knows nothing of chats.

import { choose, fill, toast } from "./sheets.js";
import { addPerson, fetchPeople, Refused } from "./wire.js";
import { LANGUAGES, language, languageOf, say } from "./words.js";

const NEWCOMER = "newcomer";
const OTHER_LANGUAGE = "language:";

export const fullName = (person) => [person.first_name, person.last_name].filter(Boolean).join(" ") || String(person.id);

export class People {
  #list = [];

  get first() {
    return this.#list[0];
  }

  async fetch() {
    this.#list = await fetchPeople();
  }

  named(id) {
    return this.#list.find((person) => String(person.id) === id);
  }

  /**
   * One of the people or a newcomer, under this title; null when nobody was chosen. `current` is marked.
   * Those who speak the page's language are listed, the others are behind their language: so the list stays short.
   */
  async choose(title, current) {
    await this.fetch().catch(() => {}); // somebody may have come since
    const newcomer = { value: NEWCOMER, icon: "contact", label: say("newcomer"), note: say("newcomerNote") };
    let chosen = OTHER_LANGUAGE + language();
    while (chosen?.startsWith(OTHER_LANGUAGE)) {
      const spoken = chosen.slice(OTHER_LANGUAGE.length);
      chosen = await choose(title, [...this.#speaking(spoken, current), ...this.#otherLanguages(spoken), newcomer]);
    }
    return chosen === NEWCOMER ? this.#welcome() : (this.named(chosen) ?? null);
  }

  #speaking(spoken, current) {
    return this.#list
      .filter((person) => languageOf(person) === spoken)
      .map((person) => ({
        value: String(person.id),
        person,
        label: fullName(person),
        note: [person.note, person.username && `@${person.username}`].filter(Boolean).join(" · "),
        chosen: person.id === current?.id,
      }));
  }

  #otherLanguages(spoken) {
    return Object.entries(LANGUAGES)
      .map(([code, label]) => [code, label, this.#list.filter((person) => languageOf(person) === code)])
      .filter(([code, , people]) => code !== spoken && people.length > 0)
      .map(([code, label, people]) => ({
        value: OTHER_LANGUAGE + code,
        icon: "language",
        label,
        note: people.map((person) => person.first_name || fullName(person)).join(", "),
      }));
  }

  async #welcome() {
    const facts = await fill(
      say("newcomer"),
      [
        { name: "first_name", label: say("firstName"), value: say("sampleFirstName") },
        { name: "language_code", label: say("language"), value: language(), options: LANGUAGES },
      ],
      say("add"),
    );
    if (!facts) return null;
    try {
      const person = await addPerson(facts);
      this.#list.push(person);
      return person;
    } catch (error) {
      toast(error instanceof Refused ? error.message : say("unreachable"));
      return null;
    }
  }
}
