import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import { unexpected, type Backend } from '../backend/backend.ts';
import { pageOrigin, requestChannel } from '../shared/contract/desktop.ts';
import type { Problem } from '../shared/problem/problem.ts';
import { refused, type Result } from '../shared/problem/result.ts';

/** Answers the page's requests. Only our own page in a window's top frame is answered; faults are logged here, once. */
export function answerRequests(backend: Backend): void {
  ipcMain.handle(requestChannel, async (event, name: unknown, ask: unknown): Promise<Result<unknown>> => {
    if (!isOwnPage(event)) return refused([stranger]);
    try {
      return await backend.answer(name, ask);
    } catch (error) {
      console.error(error);
      return refused([unexpected]);
    }
  });
}

function isOwnPage({ senderFrame }: IpcMainInvokeEvent): boolean {
  // The frame is null when it has navigated away or been closed meanwhile.
  return senderFrame !== null && senderFrame.parent === null && senderFrame.url.startsWith(`${pageOrigin}/`);
}

const stranger: Problem = { code: 'unknown-sender', text: 'Only the page of Cadastre is answered.', at: '' };
