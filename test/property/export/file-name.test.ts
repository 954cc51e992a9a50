import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fileNames } from '../../../shared/export/file-name.ts';
import { HOSTILE_NAMES } from '../../support/hostile-names.ts';

// Names that look alike, and names that are the files of others.
const name = fc.oneof(
  fc.constantFrom('hub', 'Hub', 'HUB', 'hub ', 'h-ub', 'h ub', 'h--ub', 'con', 'network-con', 'x'.repeat(60), 'x'.repeat(61), 'X'.repeat(60)),
  fc.constantFrom(...HOSTILE_NAMES),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }),
  fc.stringMatching(/^[a-zA-Z0-9 -]{1,8}$/),
);
const namesAndFiles = fc
  .array(name, { maxLength: 12 })
  .map((names) => [...names, ...[...fileNames(names).values()].flatMap((file) => [file, file.toUpperCase()])]);

describe('names of files', () => {
  test('depend on the name alone: whatever else comes, the file stays', () => {
    fc.assert(
      fc.property(namesAndFiles, namesAndFiles, (names, others) => {
        const alone = fileNames(names);
        const together = fileNames([...others, ...names]);
        for (const one of names) expect(together.get(one)).toBe(alone.get(one));
      }),
      { numRuns: 500, seed: 61 },
    );
  });

  test('are safe on every system, and no two names share one', () => {
    fc.assert(
      fc.property(namesAndFiles, (names) => {
        const files = fileNames(names);
        expect([...files.keys()].sort()).toEqual([...new Set(names)].sort());
        expect(new Set(files.values()).size).toBe(files.size);
        for (const file of files.values()) {
          expect(file).toMatch(/^[a-z0-9]+(-{1,2}[a-z0-9]+)*$/);
          expect(file).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)$/);
          expect(file.length).toBeLessThanOrEqual(80);
        }
      }),
      { numRuns: 500, seed: 67 },
    );
  });

  test.each([
    { why: 'a file name already', name: 'hub-weu', file: 'hub-weu' },
    { why: 'a capital', name: 'Hub', file: /^hub--[0-9a-f]{8}$/ },
    { why: 'a path', name: '../../etc/passwd', file: /^etc-passwd--[0-9a-f]{8}$/ },
    { why: 'a device', name: 'con', file: /^network-con--[0-9a-f]{8}$/ },
    { why: 'no letter at all', name: '名前', file: /^network--[0-9a-f]{8}$/ },
  ])('$why: $name', ({ name: given, file }) => {
    expect(fileNames([given]).get(given)).toMatch(typeof file === 'string' ? new RegExp(`^${file}$`) : file);
  });

  // Two texts of one FNV-1a hash, found by search, behind one stem.
  test('of one stem and one hash are told apart all the same', () => {
    expect([...fileNames(['!@*@*', '!|;|#']).values()]).toEqual(['network--7dbae39c', 'network--7dbae39c--2']);
  });
});
