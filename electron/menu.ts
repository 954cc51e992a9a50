import { Menu, type MenuItemConstructorOptions } from 'electron';
import { virtualNetworkFaq } from '../shared/catalog/azure-subnet.ts';

/** Sets the application's menu: what the page can do by itself, in the places where each system's users look for it. */
export function setMenu({ openLink }: { openLink: (url: string) => Promise<void> }): void {
  const isMac = process.platform === 'darwin';
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    { label: 'File', submenu: [isMac ? { role: 'close' } : { role: 'quit' }] },
    { role: 'editMenu' },
    {
      label: 'View',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        { type: 'separator' },
        { role: 'toggleDevTools' },
      ],
    },
    {
      role: 'help',
      submenu: [{ label: 'Azure Virtual Network FAQ', click: () => void openLink(virtualNetworkFaq.url) }],
    },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
