import type { DocumentText, WorkingSaved } from '../../shared/contract/requests.ts';
import type { TextEdit } from '../../shared/plan/text-edit.ts';
import type { Result } from '../../shared/problem/result.ts';
import type { Problem } from '../../shared/problem/problem.ts';
import type { Client } from '../client/client.ts';
import type { TextStep } from '../engine/calls.ts';
import { textKeeper } from '../engine/workers.ts';

/** How long after an edit the working copy is saved, milliseconds: edits that follow one another are saved together. */
const PAUSE = 250;
/** A document of so many characters takes a moment to write: it is saved less often. */
const LARGE = 500_000;
const LARGE_PAUSE = 500;
/** So much longer it may wait for a moment in which nobody waits for an answer; all in all it is saved within a second. */
const PATIENCE = 300;

export type SaveState = 'saved' | 'saving' | 'changed-elsewhere' | 'failed';

interface Where {
  readonly plan: string;
  readonly opening: number;
  version: number;
}

/** Keeps the working copy of the open plan as it is on screen: writes the text, and gives it to the host a moment after each edit. */
export class Saver {
  state: SaveState = $state('saved');
  /** When it was saved last, as ISO 8601. */
  time = $state('');
  problems: readonly Problem[] = $state.raw([]);
  /** Set where somebody else saved meanwhile: nothing is saved until it is decided what becomes of it. */
  conflict: Extract<WorkingSaved, { kind: 'changed' }> | undefined = $state.raw();
  /** The document as it was opened, or saved last: what both sides of a conflict were made from. */
  base: DocumentText;
  /** An edit could not keep the layout of the text. */
  lostLayout = $state(false);

  readonly #client: Client;
  readonly #where: Where;
  readonly #text = textKeeper();
  #steps: TextStep[] = [];
  #unsaved = false;
  #written: DocumentText;
  /** The text that stands in the store at the version that is known; undefined where that is not known. */
  #stored: DocumentText | undefined;
  /** Edits whose answer somebody waits for. */
  #awaited = 0;
  #isDue = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #work: Promise<void> = Promise.resolve();

  constructor(client: Client, where: Where, document: DocumentText) {
    this.#client = client;
    this.#where = { ...where };
    this.#written = document;
    this.#stored = where.version > 0 ? document : undefined;
    this.base = document;
    void this.#text.keeper.open(document);
  }

  /** Notes that the plan was edited. */
  note(step: TextStep): void {
    this.#steps.push(step);
    this.#unsaved = true;
    if (this.state === 'saved') this.state = 'saving';
    // Not put off by the next edit: somebody who never pauses is saved too.
    this.#timer ??= setTimeout(() => this.#fallDue(), this.#written.text.length < LARGE ? PAUSE : LARGE_PAUSE);
  }

  /** Somebody is about to edit. */
  prepare(): void {
    void this.#text.keeper.prepare();
  }

  /** Lets saving wait while somebody waits for the answer to an edit: both take the machine's time. */
  async during<T>(edit: Promise<T>): Promise<T> {
    this.#awaited++;
    try {
      return await edit;
    } finally {
      this.#awaited--;
      // Once the answer is on screen.
      if (this.#isDue && this.#awaited === 0) requestAnimationFrame(() => setTimeout(() => void this.flush()));
    }
  }

  #fallDue(): void {
    if (this.#awaited === 0) {
      void this.flush();
      return;
    }
    this.#isDue = true;
    this.#timer = setTimeout(() => void this.flush(), PATIENCE);
  }

  /** Saves what is not saved yet, and returns the text as it is then. */
  async flush(): Promise<DocumentText> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#isDue = false;
    this.#work = this.#work.then(() => this.#save());
    await this.#work;
    return this.#written;
  }

  /** Whether something on screen is not in the store yet. */
  get pending(): boolean {
    return this.#unsaved;
  }

  /** Goes on from a newer version of the working copy, over which the next save writes. */
  resolve(version: number): void {
    this.#where.version = version;
    this.conflict = undefined;
    this.#stored = undefined;
    this.#unsaved = true;
    void this.flush();
  }

  async end(): Promise<void> {
    await this.flush();
    this.#text.end();
  }

  /** Sends the document, or only what changed in the one that is stored. */
  async #send(document: DocumentText, edits: readonly TextEdit[] | undefined): Promise<Result<WorkingSaved>> {
    const { plan, opening, version } = this.#where;
    if (edits) {
      const answer = await this.#client.request('working/edit', { plan, opening, version, edits });
      if (answer.ok || !answer.problems.some(({ code }) => code === 'text-changed')) return answer;
    }
    return this.#client.request('working/save', { plan, opening, version, ...document });
  }

  async #save(): Promise<void> {
    const steps = this.#steps;
    this.#steps = [];
    // What stands in the store is not what was written before where that could not be saved, or somebody else saved meanwhile.
    let edits = this.#stored === this.#written ? ([] as readonly TextEdit[]) : undefined;
    if (steps.length > 0) {
      const taken = await this.#text.keeper.take(steps);
      const { text, language, keptLayout } = taken;
      edits = edits && language === this.#written.language ? taken.edits : undefined;
      this.#written = { text, language };
      if (!keptLayout) this.lostLayout = true;
    }
    if (!this.#unsaved || this.conflict) return;
    this.state = 'saving';
    const document = this.#written;
    const answer = await this.#send(document, edits);
    if (!answer.ok) {
      this.problems = answer.problems;
      this.state = 'failed';
      // Tried again: a host that is busy, or a full disk that was made room on, is no reason to lose anything.
      this.#timer ??= setTimeout(() => void this.flush(), 3000);
      return;
    }
    if (answer.value.kind === 'changed') {
      this.conflict = answer.value;
      this.state = 'changed-elsewhere';
      return;
    }
    this.#where.version = answer.value.version;
    this.base = document;
    this.#stored = document;
    this.time = answer.value.time;
    this.problems = [];
    this.#unsaved = this.#steps.length > 0;
    this.state = this.#unsaved ? 'saving' : 'saved';
  }
}
