import type { Migration } from './migration.ts';

/**
 * Plans with their revisions, working copies, tags, openings, and settings.
 *
 * `seal` is the hash over the other fields of a row, `chain` that over a revision and the chain before it.
 */
export const plansAndRevisions: Migration = {
  name: '0001-plans-and-revisions',
  sql: `
CREATE TABLE plans (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  created TEXT NOT NULL,
  seal TEXT NOT NULL
) STRICT;
CREATE TABLE revisions (
  plan INTEGER NOT NULL REFERENCES plans (id),
  number INTEGER NOT NULL CHECK (number >= 1),
  parent INTEGER,
  time TEXT NOT NULL,
  author TEXT NOT NULL,
  note TEXT NOT NULL,
  hash TEXT NOT NULL,
  canonical INTEGER NOT NULL,
  text_hash TEXT NOT NULL,
  catalog TEXT NOT NULL,
  language TEXT NOT NULL CHECK (language IN ('yaml', 'json')),
  encoding TEXT NOT NULL CHECK (encoding IN ('full', 'delta')),
  since_full INTEGER NOT NULL CHECK (since_full BETWEEN 0 AND 31),
  content BLOB NOT NULL,
  chain TEXT NOT NULL,
  PRIMARY KEY (plan, number),
  FOREIGN KEY (plan, parent) REFERENCES revisions (plan, number)
) STRICT;
CREATE TRIGGER revisions_stay BEFORE UPDATE ON revisions
BEGIN SELECT RAISE(ABORT, 'revisions are never changed'); END;
CREATE TRIGGER revisions_remain BEFORE DELETE ON revisions
BEGIN SELECT RAISE(ABORT, 'revisions are never removed'); END;
CREATE TRIGGER revisions_follow BEFORE INSERT ON revisions
WHEN NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM revisions WHERE plan = NEW.plan)
BEGIN SELECT RAISE(ABORT, 'revisions are numbered one after the other'); END;
CREATE TABLE tags (
  plan INTEGER NOT NULL,
  name TEXT NOT NULL,
  number INTEGER NOT NULL,
  seal TEXT NOT NULL,
  PRIMARY KEY (plan, name),
  FOREIGN KEY (plan, number) REFERENCES revisions (plan, number)
) STRICT;
CREATE TABLE working_copies (
  plan INTEGER PRIMARY KEY REFERENCES plans (id),
  text TEXT NOT NULL,
  language TEXT NOT NULL CHECK (language IN ('yaml', 'json')),
  based_on INTEGER,
  version INTEGER NOT NULL CHECK (version >= 1),
  time TEXT NOT NULL,
  holder TEXT NOT NULL,
  seal TEXT NOT NULL,
  FOREIGN KEY (plan, based_on) REFERENCES revisions (plan, number)
) STRICT;
CREATE TABLE openings (
  id INTEGER PRIMARY KEY,
  plan INTEGER NOT NULL REFERENCES plans (id),
  program TEXT NOT NULL,
  process INTEGER NOT NULL,
  host TEXT NOT NULL,
  since TEXT NOT NULL,
  seen TEXT NOT NULL
) STRICT;
CREATE TABLE settings (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL,
  seal TEXT NOT NULL
) STRICT;
`,
};
