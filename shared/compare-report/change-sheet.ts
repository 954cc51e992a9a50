import { escapeText } from '../export/markdown/writer.ts';
import type { ChangeSheet, ChangeStep } from '../change-sheet/change-sheet.ts';

/** Returns a change sheet as lines of text. */
export function changeSheetLines({ from, to, parts, pointOfNoReturn, back, refused }: ChangeSheet): string[] {
  if (parts.length === 0) return [`${from} → ${to}`, 'Nothing is to be done in Azure.'];
  return [
    `${from} → ${to}`,
    ...refused.map((message) => `! Azure refuses this: ${message}`),
    ...parts.flatMap(({ title, steps }) => ['', title, ...steps.flatMap(stepLines)]),
    '',
    'How to go back',
    turningText(pointOfNoReturn),
    ...back.map(({ step, action }) => `  undo ${step}: ${action}`),
  ];
}

function stepLines({ number, action, why, after, outage }: ChangeStep): string[] {
  const waits = after.length === 0 ? '' : ` After ${after.join(', ')}.`;
  return [`  ${number}. ${action}${outage === true ? ' [outage]' : ''}`, `     ${why}${waits}`];
}

/** Returns up to which step a change can be taken back as it was made, as a sentence. */
export function turningText(point: number | null): string {
  return point === null
    ? 'Each step can be undone as it was made, the last one first; nothing has to be rebuilt.'
    : `Before step ${point} each step can be undone as it was made, the last one first; from there on what was emptied has to be rebuilt.`;
}

/** Returns a change sheet as Markdown with boxes to tick, to paste into a change request. */
export function changeSheetMarkdown({ from, to, parts, pointOfNoReturn, back, refused }: ChangeSheet): string {
  const blocks = [
    `# Change sheet: ${escapeText(from)} to ${escapeText(to)}`,
    ...(refused.length > 0 ? [`**Azure refuses the new plan:**\n\n${refused.map((message) => `- ${escapeText(message)}`).join('\n')}`] : []),
    ...(parts.length === 0 ? ['Nothing is to be done in Azure.'] : []),
    ...parts.flatMap(({ title, steps }) => [`## ${title}`, steps.map(boxOf).join('\n')]),
    ...(back.length > 0
      ? ['## How to go back', turningText(pointOfNoReturn), back.map(({ step, action }) => `- [ ] Undo ${step}: ${escapeText(action)}`).join('\n')]
      : []),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function boxOf({ number, action, why, after, outage, source }: ChangeStep): string {
  const waits = after.length === 0 ? '' : ` After ${after.join(', ')}.`;
  const cited = source ? ` ([source](<${encodeURI(source.url)}>))` : '';
  return `- [ ] **${number}.** ${escapeText(action)}${outage === true ? ' **Outage.**' : ''}<br>${escapeText(why)}${waits}${cited}`;
}
