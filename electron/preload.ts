// Runs in the window before the page, in a world of its own. Gives the page one function, and nothing of Electron or Node.
import { contextBridge, ipcRenderer } from 'electron';
import { commandChannel, requestChannel, type DesktopBridge, type DesktopCommand } from '../shared/contract/desktop.ts';
import { isRequestName } from '../shared/contract/requests.ts';

const bridge: DesktopBridge = {
  request: (name, ask) => {
    // The main process checks again; here a name that is not in the list does not even leave the page.
    if (!isRequestName(name)) return Promise.reject(new TypeError('There is no request of that name.'));
    return ipcRenderer.invoke(requestChannel, name, ask);
  },
  onCommand: (listener) => {
    const told = (_event: unknown, command: DesktopCommand) => listener(command);
    ipcRenderer.on(commandChannel, told);
    return () => void ipcRenderer.removeListener(commandChannel, told);
  },
};

contextBridge.exposeInMainWorld('cadastre', bridge);
