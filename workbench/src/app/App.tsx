import { ActionIcon, useMantineColorScheme } from '@mantine/core';
import { useEffect } from 'react';
import { CasePane } from '../case/CasePane.js';
import { DocumentTools } from '../documents/DocumentTools.js';
import { NoticeList } from '../documents/NoticeList.js';
import { Page } from '../pages/Page.js';
import { PAGES, type PageId } from '../pages/pages.js';
import { texts } from '../texts.js';
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
  const title = known.valid?.c.title ?? texts.name;
  useEffect(() => {
    document.title = `${title} · ${texts.name}`;
  }, [title]);
  return (
    <div className="shell">
      <a className="skip" href={`#/${page}`}>
        {texts.skip}
      </a>
      <header>
        <h1>{title}</h1>
        <Status known={known} />
        <div className="tools">
          <DocumentTools workbench={workbench} known={known} />
          <ActionIcon
            variant="subtle"
            aria-label={texts.undo}
            title={texts.undo}
            disabled={!doc.canUndo}
            onClick={() => doc.undo()}
          >
            ↶
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            aria-label={texts.redo}
            title={texts.redo}
            disabled={!doc.canRedo}
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
          <Page key={page} id={page} workbench={workbench} known={known} />
        </main>
      </div>
    </div>
  );
}
