import { basename } from 'node:path';
import type { MenuItemConstructorOptions } from 'electron';
import { virtualNetworkFaq } from '../shared/catalog/azure-subnet.ts';
import type { DesktopCommand, ViewOfPlan } from '../shared/contract/desktop.ts';

/** What the menu depends on, and what its items do. */
export interface MenuParts {
  readonly platform: NodeJS.Platform;
  readonly appName: string;
  /** A plan is open: what needs one can be chosen. */
  readonly hasPlan: boolean;
  /** For those who work on Cadastre itself. */
  readonly developer: boolean;
  /** The last first. */
  readonly recentFiles: readonly string[];
  readonly send: (command: DesktopCommand) => void;
  readonly openFile: (path: string) => void;
  readonly clearRecentFiles: () => void;
  readonly openLink: (url: string) => void;
}

type Item = MenuItemConstructorOptions;

const views: readonly { readonly name: ViewOfPlan; readonly label: string }[] = [
  { name: 'plan', label: 'Plan' },
  { name: 'map', label: 'Map' },
  { name: 'findings', label: 'Findings' },
  { name: 'configuration', label: 'Configuration' },
  { name: 'revisions', label: 'Revisions' },
  { name: 'services', label: 'Services' },
];

/** Returns the application's menu, laid out as users of each system expect it. */
export function menuTemplate(parts: MenuParts): Item[] {
  const isMac = parts.platform === 'darwin';
  return [
    ...(isMac ? [macMenu(parts)] : []),
    { label: '&File', submenu: fileMenu(parts, isMac) },
    { label: '&Edit', submenu: editMenu(parts, isMac) },
    { label: '&View', submenu: viewMenu(parts) },
    { role: 'windowMenu' },
    { role: 'help', label: '&Help', submenu: helpMenu(parts, isMac) },
  ];
}

function macMenu(parts: MenuParts): Item {
  return {
    label: parts.appName,
    submenu: [
      { role: 'about' },
      separator,
      settingsItem(parts, 'Settings…'),
      separator,
      { role: 'services' },
      separator,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator,
      { role: 'quit' },
    ],
  };
}

function fileMenu(parts: MenuParts, isMac: boolean): Item[] {
  return [
    ofMenu(parts, 'New plan…', 'new-plan', 'CmdOrCtrl+N'),
    ofPage(parts, 'Open file…', 'open-file', 'CmdOrCtrl+O'),
    isMac ? { role: 'recentDocuments', label: 'Open recent', submenu: [{ role: 'clearRecentDocuments' }] } : recentItem(parts),
    ofMenu(parts, 'Plans…', 'plans'),
    separator,
    ofPlan(ofPage(parts, 'Save revision…', 'save-revision', 'CmdOrCtrl+S'), parts),
    ofPlan(ofPage(parts, 'Export…', 'export', 'CmdOrCtrl+E'), parts),
    separator,
    ...(isMac ? [] : [settingsItem(parts, 'Settings'), separator]),
    isMac ? { role: 'close' } : { role: 'quit' },
  ];
}

function recentItem({ recentFiles, openFile, clearRecentFiles }: MenuParts): Item {
  return {
    label: 'Open recent',
    enabled: recentFiles.length > 0,
    submenu: [
      // An ampersand would underline the letter after it.
      ...recentFiles.map((path): Item => ({ label: basename(path).replaceAll('&', '&&'), toolTip: path, click: () => openFile(path) })),
      separator,
      { label: 'Clear this list', click: clearRecentFiles },
    ],
  };
}

function editMenu(parts: MenuParts, isMac: boolean): Item[] {
  return [
    ofPlan(ofPage(parts, 'Undo', 'undo', 'CmdOrCtrl+Z'), parts),
    ofPlan(ofPage(parts, 'Redo', 'redo', isMac ? 'Shift+Cmd+Z' : 'Ctrl+Y'), parts),
    separator,
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { role: 'delete' },
    { role: 'selectAll' },
    separator,
    ofPlan(ofPage(parts, 'Find…', 'find', 'CmdOrCtrl+K'), parts),
  ];
}

function viewMenu(parts: MenuParts): Item[] {
  return [
    ...views.map(({ name, label }, index) => ofPlan(ofPage(parts, label, `view-${name}`, `CmdOrCtrl+${index + 1}`), parts)),
    separator,
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    separator,
    { role: 'togglefullscreen' },
    ...(parts.developer ? [separator, { role: 'toggleDevTools' } as const] : []),
  ];
}

function helpMenu(parts: MenuParts, isMac: boolean): Item[] {
  return [
    ofMenu(parts, 'Keyboard shortcuts', 'keys'),
    { label: 'Azure Virtual Network FAQ', click: () => parts.openLink(virtualNetworkFaq.url) },
    ...(isMac ? [] : [separator, { role: 'about' } as const]),
  ];
}

function settingsItem(parts: MenuParts, label: string): Item {
  return ofMenu(parts, label, 'settings', 'CmdOrCtrl+,');
}

/** An item whose key, if it has one, only the menu knows. */
function ofMenu({ send }: MenuParts, label: string, command: DesktopCommand, accelerator?: string): Item {
  return { id: command, label, click: () => send(command), ...(accelerator === undefined ? {} : { accelerator }) };
}

/**
 * An item whose key the page listens to itself, in the browser too: here it is shown, and not listened to a second time. (On macOS the menu
 * always listens; there a key that the page has taken does not come to the menu.)
 */
function ofPage(parts: MenuParts, label: string, command: DesktopCommand, accelerator: string): Item {
  return { ...ofMenu(parts, label, command, accelerator), registerAccelerator: false };
}

function ofPlan(item: Item, { hasPlan }: MenuParts): Item {
  return { ...item, enabled: hasPlan };
}

const separator: Item = { type: 'separator' };
