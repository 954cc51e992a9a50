import { createContext } from 'svelte';
import {
  defaultSettings,
  type AppInfo,
  type DocumentText,
  type OpenedPlan,
  type OtherOpening,
  type RevisionInfo,
  type Settings,
} from '../../shared/contract/requests.ts';
import type { Problem } from '../../shared/problem/problem.ts';
import { refused, type Result } from '../../shared/problem/result.ts';
import type { DesktopCommand, ViewOfPlan } from '../../shared/contract/desktop.ts';
import type { Client } from '../client/client.ts';
import type { Edited, EngineCalls, Operation, Preview } from '../engine/calls.ts';
import type { Remote } from '../engine/remote.ts';
import type { NetworkRow, Snapshot, SubnetRow } from '../engine/snapshot.ts';
import { engineFor } from '../engine/workers.ts';
import { chooseFile } from '../shell/drop.ts';
import { told } from './fault.ts';
import { Notices } from './notices.svelte.ts';
import { Saver } from './saver.svelte.ts';

export type DialogName = 'new-plan' | 'plans' | 'export' | 'save-revision' | 'settings' | 'find' | 'allocate' | 'keys';

/** How often the page says that the plan is still open, milliseconds. */
const RENEW = 20_000;
/** So often an edit is rehearsed: after that another time gains nothing. */
const REHEARSALS = 3;

interface OpenEngine {
  readonly engine: Remote<EngineCalls>;
  readonly end: () => void;
}

/** Everything that the views share: the open plan, what is selected in it, and how it is changed. */
export class Workspace {
  readonly client: Client;
  readonly notices = new Notices();

  info: AppInfo | undefined = $state.raw();
  settings: Settings = $state.raw(defaultSettings);
  /** The open plan, without its text; undefined on the start page. */
  plan: Omit<OpenedPlan, 'text'> | undefined = $state.raw();
  snapshot: Snapshot | undefined = $state.raw();
  revisions: readonly RevisionInfo[] = $state.raw([]);
  saver: Saver | undefined = $state.raw();
  /** Who else has the plan open. */
  others: readonly OtherOpening[] = $state.raw([]);
  view: ViewOfPlan = $state('plan');
  dialog: DialogName | undefined = $state();
  /** A network's name, or `network/subnet`; empty: nothing. */
  selection = $state('');
  /** The service that the services view shows. */
  service = $state('');
  /** The format that is exported next; `document` is the plan document itself. */
  exportFormat = $state('bicep');
  /** Why a document could not be opened, and which. */
  unreadable: { readonly name: string; readonly problems: readonly Problem[] } | undefined = $state.raw();
  /** What takes so long that a person should know, such as opening a large plan. */
  working: { readonly what: string; readonly stop: (() => void) | undefined } | undefined = $state.raw();

  /** The selected row, as it is now. */
  selected: NetworkRow | SubnetRow | undefined = $derived.by(() => (this.snapshot ? rowOf(this.snapshot, this.selection) : undefined));

  #engine: OpenEngine | undefined;
  /** The engine that made ready for the first edit already. */
  #expected: OpenEngine | undefined;
  #order: Promise<unknown> = Promise.resolve();
  #renewing: ReturnType<typeof setInterval> | undefined;

  constructor(client: Client) {
    this.client = client;
  }

  /** The engine of the open plan. */
  get engine(): Remote<EngineCalls> {
    if (!this.#engine) throw new Error('no plan is open');
    return this.#engine.engine;
  }

  async start(): Promise<void> {
    const [info, settings] = await Promise.all([this.client.request('app/info', {}), this.client.request('settings/read', {})]);
    if (info.ok) this.info = info.value;
    else this.notices.problems(info.problems);
    if (settings.ok) this.settings = settings.value;
    else if (info.ok) this.notices.problems(settings.problems);
    await this.openStarted();
  }

  /** Opens the file that the app was started with, if there is one. */
  async openStarted(): Promise<void> {
    const file = await this.client.request('file/started', {});
    if (file.ok && file.value) await this.openDocument(file.value.file, file.value);
    else if (!file.ok) this.notices.problems(file.problems);
  }

  /** Opens a plan of the store. */
  async open(name: string): Promise<boolean> {
    const opened = await this.client.request('plan/open', { name });
    if (!opened.ok) {
      this.notices.problems(opened.problems);
      return false;
    }
    return this.#show(opened.value);
  }

  /**
   * Opens a document that comes from outside: a file, an example, a new plan. It becomes a plan of the store under its own name. Where there is
   * one already, its working copy is kept as a revision first, and the document becomes the working copy: nothing is lost.
   */
  async openDocument(file: string, { text, language }: DocumentText): Promise<boolean> {
    const { engine, end } = engineFor(text.length);
    const read = await this.#long(`Reading ${file}`, engine.open({ text, language }, today()), end);
    if (read === 'stopped') return false;
    if (!read.ok) {
      end();
      this.unreadable = { name: file, problems: read.problems };
      return false;
    }
    end();
    this.unreadable = undefined;
    const { name } = read.value;
    const created = await this.client.request('plan/create', { name, text, language });
    if (created.ok) return this.#show(created.value);
    if (!created.problems.some(({ code }) => code === 'plan-name-taken')) {
      this.notices.problems(created.problems);
      return false;
    }
    const opened = await this.client.request('plan/open', { name });
    if (!opened.ok) {
      this.notices.problems(opened.problems);
      return false;
    }
    if (opened.value.text === text) return this.#show(opened.value);
    const kept = await this.client.request('revision/save', {
      plan: name,
      note: `Before ${file} was opened`,
      author: this.author,
      text: opened.value.text,
      language: opened.value.language,
    });
    if (!kept.ok) {
      this.notices.problems(kept.problems);
      return false;
    }
    if (!(await this.#show(opened.value))) return false;
    const replaced = await this.edit({ kind: 'replace', title: `Open ${file}`, document: { text, language } });
    if (replaced) this.notices.say(`“${name}” was here already: what it said is revision ${kept.value.number}.`);
    return replaced;
  }

  async close(): Promise<void> {
    clearInterval(this.#renewing);
    this.others = [];
    await this.saver?.end();
    if (this.plan) await this.client.request('plan/close', { opening: this.plan.opening });
    this.#engine?.end();
    this.#engine = undefined;
    this.saver = undefined;
    this.plan = undefined;
    this.snapshot = undefined;
    this.selection = '';
    this.view = 'plan';
  }

  /** Makes an edit. False where it was refused; the reasons are shown. */
  async edit(operation: Operation): Promise<boolean> {
    const answer = await this.tryEdit(operation);
    if (!answer.ok) this.notices.problems(answer.problems);
    return answer.ok;
  }

  /** Makes an edit, or returns the reasons against it for the caller to show where they belong. */
  async tryEdit(operation: Operation): Promise<Result<Edited>> {
    try {
      const answer = await this.#inOrder(() => this.engine.edit(operation));
      if (answer.ok) this.#took(answer.value);
      return answer;
    } catch (error) {
      return refused([told(error)]);
    }
  }

  async preview(operation: Operation): Promise<Result<Preview>> {
    return this.engine.preview(operation);
  }

  async undo(): Promise<void> {
    const taken = await this.#inOrder(() => this.engine.undo());
    if (taken) this.#took(taken, `Taken back: ${taken.title}`);
  }

  async redo(): Promise<void> {
    const again = await this.#inOrder(() => this.engine.redo());
    if (again) this.#took(again, `Made again: ${again.title}`);
  }

  async saveRevision(note: string): Promise<boolean> {
    if (!this.saver || !this.plan) return false;
    const document = await this.saver.flush();
    const saved = await this.client.request('revision/save', { plan: this.plan.name, note, author: this.author, ...document });
    if (!saved.ok) {
      this.notices.problems(saved.problems);
      return false;
    }
    await this.listRevisions();
    this.notices.say(`Revision ${saved.value.number} is kept.`);
    return true;
  }

  async listRevisions(): Promise<void> {
    if (!this.plan) return;
    const list = await this.client.request('revision/list', { plan: this.plan.name });
    if (list.ok) this.revisions = list.value;
    else this.notices.problems(list.problems);
  }

  async changeSettings(settings: Settings): Promise<void> {
    this.settings = settings;
    const written = await this.client.request('settings/write', settings);
    if (!written.ok) this.notices.problems(written.problems);
  }

  /** Who revisions are by. */
  get author(): string {
    return this.settings.author || (this.info?.user ?? '');
  }

  /** Does what a menu, a shortcut or a button asks for. */
  command(command: DesktopCommand): void {
    switch (command) {
      case 'undo':
        return void this.undo();
      case 'redo':
        return void this.redo();
      case 'open-started':
        return void this.openStarted();
      case 'open-file':
        return void chooseFile(this);
      case 'view-plan':
      case 'view-map':
      case 'view-findings':
      case 'view-configuration':
      case 'view-revisions':
      case 'view-services':
        if (this.plan) this.view = command.slice('view-'.length) as ViewOfPlan;
        return;
      default:
        if (this.plan || command === 'new-plan' || command === 'plans' || command === 'settings' || command === 'keys') this.dialog = command;
    }
  }

  /** The page is about to go: what is not saved yet is saved, and where there was no time for that the user is asked. */
  leave(event: BeforeUnloadEvent): void {
    if (!this.saver?.pending) return;
    void this.saver.flush();
    event.preventDefault();
  }

  /** The page is gone, and with it what it had open. */
  left(): void {
    if (this.plan) void this.client.request('plan/close', { opening: this.plan.opening });
  }

  /** Somebody is about to edit: what the first edit of the open plan needs is made ready. */
  expectEdit(): void {
    const made = this.#engine;
    if (!made || this.#expected === made) return;
    this.#expected = made;
    this.saver?.prepare();
    // What fails here fails again with the edit, which says so.
    void this.#rehearse(made.engine).catch(() => undefined);
  }

  async #rehearse(engine: Remote<EngineCalls>): Promise<void> {
    const state = this.snapshot?.state;
    for (let i = 0; i < REHEARSALS && this.snapshot?.state === state; i++) await engine.rehearse();
  }

  /** Shows a subject in the plan view. */
  goTo(subject: string, view: ViewOfPlan = 'plan'): void {
    this.view = view;
    this.selection = subject;
  }

  async #show(opened: OpenedPlan): Promise<boolean> {
    if (this.plan) await this.close();
    const { text, ...plan } = opened;
    const made = engineFor(text.length);
    const read = await this.#long(`Opening ${plan.name}`, made.engine.open({ text, language: plan.language }, today()), made.end);
    if (read === 'stopped' || !read.ok) {
      made.end();
      if (read !== 'stopped') this.unreadable = { name: plan.name, problems: read.problems };
      await this.client.request('plan/close', { opening: plan.opening });
      return false;
    }
    this.unreadable = undefined;
    this.#engine = made;
    this.saver = new Saver(this.client, { plan: plan.name, opening: plan.opening, version: plan.version }, { text, language: plan.language });
    this.plan = plan;
    this.snapshot = read.value;
    this.selection = read.value.networks[0]?.name ?? '';
    this.dialog = undefined;
    this.others = plan.others;
    this.#renewing = setInterval(() => void this.#renew(), RENEW);
    await this.listRevisions();
    return true;
  }

  /** Says that the plan is still open here, and hears who else has it open. */
  async #renew(): Promise<void> {
    if (!this.plan) return;
    const others = await this.client.request('plan/renew', { opening: this.plan.opening });
    if (others.ok) this.others = others.value;
  }

  #took({ snapshot, step }: Edited, said?: string): void {
    // Answers come in the order of the edits; one that is late never overwrites a newer one.
    if (snapshot.state > (this.snapshot?.state ?? 0)) this.snapshot = snapshot;
    this.saver?.note(step);
    if (said !== undefined) this.notices.say(said);
  }

  /** One edit after the other: each is made of what the one before left. */
  #inOrder<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#order.then(work);
    this.#order = next.catch(() => undefined);
    return this.saver?.during(next) ?? next;
  }

  /** Waits for work, and says so when it takes a while, with a way to stop it: `end` ends whoever does it, and what it would have answered is dropped. */
  async #long<T>(what: string, work: Promise<Result<T>>, end: () => void): Promise<Result<T> | 'stopped'> {
    let stop: () => void = () => undefined;
    const stopped = new Promise<'stopped'>((resolve) => {
      stop = () => {
        end();
        resolve('stopped');
      };
    });
    // What is immediate needs no announcement.
    const timer = setTimeout(() => (this.working = { what, stop }), 300);
    try {
      return await Promise.race([work, stopped]);
    } catch (error) {
      return refused([told(error)]);
    } finally {
      clearTimeout(timer);
      this.working = undefined;
    }
  }
}

/** Hands the workspace down to the views. */
export const [getWorkspace, setWorkspace] = createContext<Workspace>();

/** Returns the row of a name, or undefined when there is none. */
export function rowOf({ networks }: Snapshot, name: string): NetworkRow | SubnetRow | undefined {
  const network = networks.find((row) => name === row.name || name.startsWith(`${row.name}/`));
  if (!network || network.name === name) return network;
  return network.subnets.find(({ address }) => address === name);
}

/** Whether a row is that of a subnet. */
export function isSubnet(row: NetworkRow | SubnetRow): row is SubnetRow {
  return 'address' in row;
}

/** The day on which acceptances of findings expire. */
function today(): string {
  const now = new Date();
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;
}
