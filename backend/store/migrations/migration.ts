/** One step of the database's shape. A step that was released is never changed: a new one follows it. */
export interface Migration {
  /** Number and name, `0001-plans-and-revisions`. */
  readonly name: string;
  readonly sql: string;
}
