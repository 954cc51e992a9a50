import { InvalidArgumentError } from 'commander';

/** Returns the day of the clock, where the user is, as ISO 8601 writes it. */
export function today(now = new Date()): string {
  const part = (n: number, width: number) => String(n).padStart(width, '0');
  return `${part(now.getFullYear(), 4)}-${part(now.getMonth() + 1, 2)}-${part(now.getDate(), 2)}`;
}

/** Reads a day that was typed: `2026-11-26`. */
export function readDay(text: string): string {
  const day = new Date(`${text}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text)
    throw new InvalidArgumentError('It should be a day such as 2026-11-26.');
  return text;
}
