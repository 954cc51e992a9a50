/** What the handlers of a running app know of where they run. */
export interface App {
  /** Who saves, to others: the program and its process. */
  readonly holder: string;
  readonly host: string;
  /** The name of the system's user. */
  readonly user: string;
  readonly now: () => Date;
  /** What this app has open, for as long as it runs. */
  readonly openings: Set<number>;
}

/** The system's dialogs, where the host has some. Paths come from them and never from a page. */
export interface Dialogs {
  /** Lets the user choose a plan document; undefined when none was chosen. */
  readonly chooseFile?: (() => Promise<string | undefined>) | undefined;
  /** Lets the user choose a file to write, or a folder for several. */
  readonly chooseWhereToWrite?: ((ask: { readonly kind: 'file' | 'folder'; readonly suggested: string }) => Promise<string | undefined>) | undefined;
}
