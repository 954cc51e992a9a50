/** One word for several entries: `aks` with `networkModel`. The precise ids stay accepted. */
export interface Umbrella {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** The input that chooses. */
  readonly input: string;
  readonly inputAliases?: readonly string[];
  readonly meaning: string;
  /** Value of the input → id of the entry. */
  readonly choices: Readonly<Record<string, string>>;
  readonly default: string;
  /** Why this default. */
  readonly because: string;
}
