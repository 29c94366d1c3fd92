import { ActionIcon, Menu, useMantineColorScheme } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useCallback, useEffect, useState } from 'react';
import { CasePane } from '../case/CasePane.js';
import { DocumentTools } from '../documents/DocumentTools.js';
import { NoticeList } from '../documents/NoticeList.js';
import { Page } from '../pages/Page.js';
import { PAGES, type PageId } from '../pages/pages.js';
import { texts } from '../texts.js';
import { Shortcuts } from '../tour/Shortcuts.js';
import { Tour } from '../tour/Tour.js';
import { useShortcuts } from '../tour/useShortcuts.js';
import { Guard } from './Guard.js';
import { useKnown, useRoute, useWorkbench } from './hooks.js';
import { Status } from './Status.js';
import type { Workbench } from './workbench.js';

/** The whole page: the case on the left, the answers beside it. */
export function App({ workbench }: { workbench: Workbench }) {
  useWorkbench(workbench);
  const known = useKnown(workbench);
  const route = useRoute();
  const page: PageId = PAGES.find(({ id }) => id === route)?.id ?? 'who';
  const { document: doc } = workbench;
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [toured, setToured] = useLocalStorage({
    key: 'abide.toured',
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  const [letters, setLetters] = useLocalStorage({ key: 'abide.letters', defaultValue: true });
  const [sheet, setSheet] = useState(false);
  const openSheet = useCallback(() => setSheet(true), []);
  useShortcuts(workbench, letters, openSheet);
  const endTour = () => {
    setToured(true);
    toAnswer({ preventScroll: true });
  };
  const title = known.valid?.c.title ?? texts.name;
  useEffect(() => {
    document.title = `${title} · ${texts.name}`;
  }, [title]);
  return (
    <div className="shell">
      <header>
        <a
          className="skip"
          href={`#/${page}`}
          onClick={(event) => {
            event.preventDefault();
            toAnswer();
          }}
        >
          {texts.skip}
        </a>
        <h1>{title}</h1>
        <Status known={known} />
        <div className="tools">
          <DocumentTools workbench={workbench} known={known} />
          <ActionIcon
            variant="subtle"
            aria-label={texts.undo}
            title={texts.undo}
            {...offUnless(doc.canUndo)}
            onClick={() => doc.undo()}
          >
            ↶
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            aria-label={texts.redo}
            title={texts.redo}
            {...offUnless(doc.canRedo)}
            onClick={() => doc.redo()}
          >
            ↷
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            aria-label={texts.tone(texts.toneOf[colorScheme])}
            title={texts.tone(texts.toneOf[colorScheme])}
            onClick={() => setColorScheme(({ auto: 'light', light: 'dark', dark: 'auto' } as const)[colorScheme])}
          >
            ◐
          </ActionIcon>
          <Menu withInitialFocusPlaceholder={false}>
            <Menu.Target>
              <ActionIcon variant="subtle" aria-label={texts.help.name} title={texts.help.name}>
                ?
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => setToured(false)}>{texts.help.tour}</Menu.Item>
              <Menu.Item onClick={openSheet}>{texts.help.shortcuts}</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </div>
      </header>
      <NoticeList notices={workbench.documents.notices} />
      <div className="panes">
        <CasePane workbench={workbench} known={known} />
        <main>
          <nav aria-label={texts.panes.answers}>
            {PAGES.map(({ id }) => (
              <a key={id} href={`#/${id}`} aria-current={id === page ? 'page' : undefined}>
                {texts.pages[id]}
              </a>
            ))}
          </nav>
          <Guard key={`${page} ${workbench.opened}`}>
            <Page id={page} workbench={workbench} known={known} />
          </Guard>
        </main>
      </div>
      {!toured && <Tour key={workbench.opened} workbench={workbench} known={known} onEnd={endTour} />}
      <Shortcuts opened={sheet} onClose={() => setSheet(false)} letters={letters} onLetters={setLetters} />
    </div>
  );
}

const toAnswer = (how?: FocusOptions) => window.document.querySelector<HTMLElement>('.page h2')?.focus(how);

/** A button that has nothing to do keeps the focus, so that who goes by keyboard is not thrown out. */
const offUnless = (can: boolean) => (can ? {} : { 'data-disabled': true, 'aria-disabled': true });
