import { app, Menu, type MenuItemConstructorOptions } from 'electron'

/** The menu that each system's users expect, made of its own roles. */
export function setMenu(showWindow: () => void): void {
  const isMac = process.platform === 'darwin'
  const template: readonly MenuItemConstructorOptions[] = [
    ...(isMac ? ([{ role: 'appMenu' }] as const) : []),
    { role: 'fileMenu' },
    { role: 'editMenu' },
    {
      label: 'View',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        ...(app.isPackaged ? [] : ([{ role: 'reload' }, { role: 'toggleDevTools' }] as const))
      ]
    },
    {
      label: 'Window',
      role: 'window',
      submenu: [
        { label: 'Switchboard', click: showWindow },
        { role: 'minimize' },
        { role: 'close' }
      ]
    }
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate([...template]))
}
