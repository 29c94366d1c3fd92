import '@mantine/core/styles.css';
import './app/app.css';
import { MantineProvider } from '@mantine/core';
import { createRoot } from 'react-dom/client';
import { adoptColours } from './answers/cssColours.js';
import { App } from './app/App.js';
import { theme } from './app/theme.js';
import { Workbench } from './app/workbench.js';
import { keepOffline } from './offline/keepOffline.js';
import { exportRules } from './share/exportRules.js';
// After the style of every component, so that they are above all of them.
import './app/narrow.css';
import './app/print.css';

adoptColours();
document.adoptedStyleSheets = [...document.adoptedStyleSheets, exportRules()];
const workbench = new Workbench();
createRoot(document.getElementById('root')!).render(
  <MantineProvider theme={theme} defaultColorScheme="auto">
    <App workbench={workbench} />
  </MantineProvider>,
);
void workbench.documents.start();
void keepOffline(workbench.documents.notices);
