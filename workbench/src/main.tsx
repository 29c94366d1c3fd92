import '@mantine/core/styles.css';
import './app/app.css';
import { MantineProvider } from '@mantine/core';
import { createRoot } from 'react-dom/client';
import { adoptColours } from './answers/cssColours.js';
import { App } from './app/App.js';
import { openFirst } from './app/openFirst.js';
import { theme } from './app/theme.js';
import { Workbench } from './app/workbench.js';

adoptColours();
const workbench = new Workbench();
createRoot(document.getElementById('root')!).render(
  <MantineProvider theme={theme} defaultColorScheme="auto">
    <App workbench={workbench} />
  </MantineProvider>,
);
void openFirst(workbench);
