/** One word for several entries: `aks` with `networkModel`. The precise ids stay accepted. */
export interface Umbrella {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** The inputs that choose, by name. */
  readonly inputs: Readonly<Record<string, ChoosingInput>>;
  /** What exists, the default first: an input that is not given is chosen by the first row that agrees with those that are. */
  readonly rows: readonly UmbrellaRow[];
  /** Why this default. */
  readonly because: string;
}

export interface ChoosingInput {
  readonly meaning: string;
  readonly choices: readonly string[];
  readonly aliases?: readonly string[];
}

export interface UmbrellaRow {
  readonly when: Readonly<Record<string, string>>;
  /** Id of the entry. */
  readonly service: string;
}
