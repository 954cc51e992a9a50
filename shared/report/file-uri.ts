import { fileName } from './report.ts';

/**
 * Returns a path as a URI reference: relative ones stay relative, absolute ones become `file:` URIs. Every character that a URI gives a
 * meaning is encoded, so that each segment reads back as it was. Standard input gets a name that no file is likely to bear.
 */
export function fileUri(file: string): string {
  if (file === '-') return segment(fileName(file));
  const path = file
    .replace(/^(?:\.\/+)+/, '')
    .split('/')
    .map(segment)
    .join('/');
  if (/^[A-Za-z]:\//.test(file)) return `file:///${file.slice(0, 2)}${path.slice(path.indexOf('/'))}`;
  if (file.startsWith('//')) return `file:${path}`;
  return file.startsWith('/') ? `file://${path}` : path;
}

/** Whether a URI reference is relative. */
export function isRelative(uri: string): boolean {
  return !uri.startsWith('file:');
}

function segment(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}
