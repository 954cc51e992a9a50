// What `import … from 'electron'` gives the built main process in tests. See README.md.
import { startControl } from './shim/control.ts';

export { app } from './shim/app.ts';
export { dialog } from './shim/dialog.ts';
export { ipcMain } from './shim/ipc-main.ts';
export { Menu } from './shim/menu.ts';
export { protocol } from './shim/protocol.ts';
export { screen } from './shim/screen.ts';
export { session } from './shim/session.ts';
export { shell } from './shim/shell.ts';
export { BrowserWindow } from './shim/window.ts';

startControl();
