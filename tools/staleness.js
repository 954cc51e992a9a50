// Decides whether something that was built is older than what it was built from.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';

/**
 * Reports whether `outputFile` must be built again: it is missing, or a source file was added, removed, changed or touched
 * since. Tests do not count as sources.
 *
 * @param {string} outputFile
 * @param {readonly string[]} folders
 * @param {readonly string[]} extraFiles files that count beside the folders; those that do not exist count as absent
 */
export function isStale(outputFile, folders, extraFiles = []) {
  let stamp;
  try {
    stamp = readFileSync(stampFile(outputFile), 'utf8');
  } catch {
    return true;
  }
  return stamp !== stampText(outputFile, fingerprint(folders, extraFiles));
}

/**
 * Returns the paths, times and sizes of all source files as one text: other sources, other fingerprint. Take it BEFORE building,
 * so that a file saved during the build makes the result stale.
 *
 * Not a hash of that text: loading the module that hashes takes longer than everything else here.
 *
 * @param {readonly string[]} folders
 * @param {readonly string[]} extraFiles
 */
export function fingerprint(folders, extraFiles = []) {
  /** @type {string[]} */
  const lines = [];
  for (const folder of folders) list(folder, lines);
  for (const file of extraFiles) describe(file, lines);
  return lines.join('\n');
}

/**
 * Notes which sources `outputFile` was built from. `beside` is where the stamp goes if the output is still to be renamed.
 *
 * @param {string} outputFile the file as it stands now
 * @param {string} print what `fingerprint` said before the build
 * @param {string} [beside]
 */
export function writeStamp(outputFile, print, beside = stampFile(outputFile)) {
  writeFileSync(beside, stampText(outputFile, print) ?? '');
}

/**
 * Returns the path of the stamp of an output.
 * @param {string} outputFile
 */
export function stampFile(outputFile) {
  return `${outputFile}.stamp`;
}

/**
 * The output's own time is part of its stamp: should two builds at once leave the file of one and the stamp of the other,
 * they do not match, and the next use builds again.
 *
 * @param {string} outputFile
 * @param {string} print
 */
function stampText(outputFile, print) {
  const output = statSync(outputFile, { throwIfNoEntry: false });
  return output && `${output.mtimeMs} ${output.size}\n${print}\n`;
}

/**
 * @param {string} folder
 * @param {string[]} lines
 */
function list(folder, lines) {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    lines.push(`${folder} absent`);
    return;
  }
  for (const entry of entries) {
    const { name } = entry;
    if (name.startsWith('.') || name === 'node_modules' || /\.test\.[jt]s$/.test(name)) continue;
    if (entry.isDirectory()) list(`${folder}/${name}`, lines);
    else describe(`${folder}/${name}`, lines);
  }
}

/**
 * @param {string} file
 * @param {string[]} lines
 */
function describe(file, lines) {
  const found = statSync(file, { throwIfNoEntry: false });
  lines.push(found ? `${file} ${found.mtimeMs} ${found.size}` : `${file} absent`);
}
