import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { formatOf, readTextFile, writeFileAtomically } from '../../backend/files.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'cadastre-files-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});
const inFolder = (name: string) => path.join(folder, name);
// Nothing is forbidden to root, and modes mean little on Windows.
const noModes = process.getuid === undefined || process.getuid() === 0;

describe('reading', () => {
  test.each<{ why: string; bytes: Buffer; text: string }>([
    { why: 'plain text', bytes: Buffer.from('a: 1\n'), text: 'a: 1\n' },
    { why: 'nothing', bytes: Buffer.alloc(0), text: '' },
    { why: 'letters of all kinds', bytes: Buffer.from('ünï 名前 🧭'), text: 'ünï 名前 🧭' },
    { why: 'the mark of UTF-8 stays', bytes: Buffer.from('\ufeffa: 1'), text: '\ufeffa: 1' },
    { why: 'line ends of Windows stay', bytes: Buffer.from('a\r\nb'), text: 'a\r\nb' },
  ])('$why', async ({ bytes, text }) => {
    writeFileSync(inFolder('a'), bytes);
    expect(await readTextFile(inFolder('a'))).toEqual({ ok: true, value: text });
  });

  test.each<{ why: string; make: (file: string) => void; code: string; says: RegExp }>([
    { why: 'no such file', make: () => undefined, code: 'cannot-read', says: /does not exist/ },
    { why: 'a folder', make: (file) => mkdirSync(file), code: 'cannot-read', says: /is a folder/ },
    {
      why: 'a link to nothing',
      make: (file) => {
        symlinkSync('nowhere', file);
      },
      code: 'cannot-read',
      says: /does not exist/,
    },
    {
      why: 'a link to itself',
      make: (file) => {
        symlinkSync(file, file);
      },
      code: 'cannot-read',
      says: /circle/,
    },
    {
      why: 'UTF-16, little end first',
      make: (file) => {
        writeFileSync(file, Buffer.from('\ufeffa: 1', 'utf16le'));
      },
      code: 'wrong-encoding',
      says: /UTF-16/,
    },
    {
      why: 'UTF-16, big end first',
      make: (file) => {
        writeFileSync(file, Buffer.from('\ufeffa: 1', 'utf16le').swap16());
      },
      code: 'wrong-encoding',
      says: /UTF-16/,
    },
    {
      why: 'UTF-32',
      make: (file) => {
        writeFileSync(file, Buffer.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0]));
      },
      code: 'wrong-encoding',
      says: /UTF-32/,
    },
    {
      why: 'Latin 1',
      make: (file) => {
        writeFileSync(file, Buffer.from('a: 1\nb: ü\n', 'latin1'));
      },
      code: 'wrong-encoding',
      says: /0xfc in line 2 \(offset 8\)/,
    },
    {
      why: 'a letter that is cut off',
      make: (file) => {
        writeFileSync(file, Buffer.from('ab🧭').subarray(0, 4));
      },
      code: 'wrong-encoding',
      says: /line 1/,
    },
    {
      why: 'too large',
      make: (file) => {
        writeFileSync(file, '');
        truncateSync(file, 128 * 1024 * 1024 + 1);
      },
      code: 'document-too-large',
      says: /128 MiB/,
    },
  ])('refused: $why', async ({ make, code, says }) => {
    make(inFolder('a'));
    const read = await readTextFile(inFolder('a'));
    expect(read).toMatchObject({ ok: false, problems: [{ code, at: inFolder('a') }] });
    expect(read.ok ? '' : read.problems[0]?.text).toMatch(says);
  });

  test('refused: a path through a file', async () => {
    writeFileSync(inFolder('a'), '');
    expect(await readTextFile(inFolder('a/b'))).toMatchObject({ ok: false, problems: [{ code: 'cannot-read' }] });
  });

  // As root every file can be read.
  test.skipIf(noModes)('refused: a file that may not be read', async () => {
    writeFileSync(inFolder('a'), 'x', { mode: 0 });
    expect(await readTextFile(inFolder('a'))).toMatchObject({ ok: false, problems: [{ code: 'cannot-read' }] });
  });

  test.each([
    { file: 'a.json', text: 'a: 1', format: 'json', why: 'by its ending' },
    { file: 'a.YML', text: '{"a": 1}', format: 'yaml', why: 'by its ending, in capitals' },
    { file: '-', text: ' {"a": 1}', format: 'json', why: 'looks like JSON' },
    { file: '-', text: '\ufeff{"a": 1}', format: 'json', why: 'looks like JSON behind a mark' },
    { file: '-', text: '{a: 1}', format: 'yaml', why: 'brackets, but YAML' },
    { file: 'plan', text: 'a: 1', format: 'yaml', why: 'anything else' },
  ])('the format of $file with $text: $why', ({ file, text, format }) => {
    expect(formatOf(file, text)).toBe(format);
  });
});

describe('writing', () => {
  const left = () => readdirSync(folder).sort();

  test('a new file', async () => {
    expect((await writeFileAtomically(inFolder('a'), 'x')).ok).toBe(true);
    expect(readFileSync(inFolder('a'), 'utf8')).toBe('x');
    expect(left()).toEqual(['a']);
  });

  test('a file that is there: its content is replaced, its mode kept', async () => {
    writeFileSync(inFolder('a'), 'long before');
    chmodSync(inFolder('a'), 0o666);
    const inode = statSync(inFolder('a')).ino;
    expect((await writeFileAtomically(inFolder('a'), new Uint8Array([120]))).ok).toBe(true);
    expect(readFileSync(inFolder('a'), 'utf8')).toBe('x');
    // 0o666 shows that the mask of the process does not take bits away.
    if (process.platform !== 'win32') expect(statSync(inFolder('a')).mode & 0o777).toBe(0o666);
    if (process.platform !== 'win32') expect(statSync(inFolder('a')).ino).not.toBe(inode);
    expect(left()).toEqual(['a']);
  });

  test('through a link: what it points to is replaced, the link stays', async () => {
    mkdirSync(inFolder('real'));
    writeFileSync(inFolder('real/a'), 'before');
    symlinkSync(path.join('real', 'a'), inFolder('link'));
    expect((await writeFileAtomically(inFolder('link'), 'x')).ok).toBe(true);
    expect(lstatSync(inFolder('link')).isSymbolicLink()).toBe(true);
    expect(readFileSync(inFolder('real/a'), 'utf8')).toBe('x');
    expect(readdirSync(inFolder('real'))).toEqual(['a']);
  });

  test('through a link to nothing: the file is made, the link stays', async () => {
    symlinkSync('later', inFolder('link'));
    expect((await writeFileAtomically(inFolder('link'), 'x')).ok).toBe(true);
    expect(lstatSync(inFolder('link')).isSymbolicLink()).toBe(true);
    expect(readFileSync(inFolder('later'), 'utf8')).toBe('x');
  });

  test.each<{ why: string; file: string; make: () => void; says: RegExp }>([
    { why: 'a folder', file: 'a', make: () => mkdirSync(inFolder('a')), says: /is a folder/ },
    { why: 'a folder that is not there', file: 'no/a', make: () => undefined, says: /folder does not exist/ },
    {
      why: 'a path through a file',
      file: 'a/b',
      make: () => {
        writeFileSync(inFolder('a'), 'x');
      },
      says: /is a file/,
    },
    {
      why: 'a path through a file that is a link',
      file: 'l/b',
      make: () => {
        writeFileSync(inFolder('a'), 'x');
        symlinkSync('a', inFolder('l'));
      },
      says: /is a file/,
    },
    {
      why: 'a file that is read-only',
      file: 'a',
      make: () => {
        writeFileSync(inFolder('a'), 'x', { mode: 0o444 });
      },
      says: /read-only/,
    },
    {
      why: 'a link to itself',
      file: 'a',
      make: () => {
        symlinkSync('a', inFolder('a'));
      },
      says: /circle/,
    },
    { why: 'a name that is too long', file: 'a'.repeat(300), make: () => undefined, says: /too long/ },
  ])('refused: $why, and nothing is left behind', async ({ file, make, says }) => {
    make();
    const before = left();
    const written = await writeFileAtomically(inFolder(file), 'y');
    expect(written).toMatchObject({ ok: false, problems: [{ code: 'cannot-write' }] });
    expect(written.ok ? '' : written.problems[0]?.text).toMatch(says);
    expect(left()).toEqual(before);
    if (before.length === 1 && existsSync(inFolder('a')) && !statSync(inFolder('a')).isDirectory())
      expect(readFileSync(inFolder('a'), 'utf8')).toBe('x');
  });

  test('a name as long as the system allows', async () => {
    expect((await writeFileAtomically(inFolder('a'.repeat(250)), 'x')).ok).toBe(true);
  });

  // As root every folder can be written to.
  test.skipIf(noModes)('refused: a folder that may not be written to', async () => {
    chmodSync(folder, 0o500);
    expect(await writeFileAtomically(inFolder('a'), 'x')).toMatchObject({ ok: false, problems: [{ code: 'cannot-write' }] });
    chmodSync(folder, 0o700);
  });
});
