import type { Workspace } from '../../state/workspace.svelte.ts';
import type { Operation } from '../../engine/calls.ts';

/** Renames what a line stands for, and keeps it selected. Returns why it is refused. */
export async function renameTo(workspace: Workspace, subject: string, name: string): Promise<string | undefined> {
  const refusal = await refusalOf(workspace, { kind: 'rename', subject, name });
  if (refusal === undefined && workspace.selection === subject) {
    const at = subject.indexOf('/');
    workspace.selection = at < 0 ? name : `${subject.slice(0, at)}/${name}`;
  }
  return refusal;
}

/** Moves or resizes by what was written into a prefix: another place, another length (`/26`), or both one after the other. Returns why it is refused. */
export async function editPrefix(workspace: Workspace, subject: string, present: string | null, text: string): Promise<string | undefined> {
  const length = /^\/?(\d{1,3})$/.exec(text)?.[1];
  if (length !== undefined) return refusalOf(workspace, { kind: 'resize', subject, length: `/${length}` });
  const asked = text.split('/')[1];
  if (present !== null && asked !== undefined && asked !== present.split('/')[1]) {
    const resized = await refusalOf(workspace, { kind: 'resize', subject, length: `/${asked}` });
    if (resized !== undefined) return resized;
    const now = workspace.snapshot?.networks.flatMap((network) => [
      ...(network.name === subject ? network.addressSpace.slice(0, 1) : []),
      ...network.subnets.filter(({ address }) => address === subject).map(({ prefix }) => prefix ?? ''),
    ])[0];
    if (now === text) return undefined;
  }
  return refusalOf(workspace, { kind: 'move', subject, prefix: text });
}

/** Makes an edit, and returns the reasons against it in one text. */
export async function refusalOf(workspace: Workspace, operation: Operation): Promise<string | undefined> {
  const made = await workspace.tryEdit(operation);
  if (made.ok) {
    // A network that had no room may have become larger for it.
    if (operation.kind === 'add') workspace.notices.say(made.value.title);
    return undefined;
  }
  return made.problems.map(({ text, hint }) => (hint === undefined ? text : `${text} ${hint}`)).join(' ');
}
