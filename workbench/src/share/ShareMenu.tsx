import { Menu } from '@mantine/core';
import { useState } from 'react';
import type { Workbench } from '../app/workbench.js';
import { fileName } from '../documents/fileBehind.js';
import type { Known } from '../engine/engine.js';
import { texts } from '../texts.js';
import { download } from './download.js';
import { LinkDialog } from './LinkDialog.js';
import { reportFile, resultJson, wholeResult } from './wholeResult.js';

/** The case and what is known of it, as files, or as a link. Charts have buttons of their own where they stand. */
export function ShareMenu({ workbench }: { workbench: Workbench; known: Known }) {
  const [linking, setLinking] = useState(false);
  const t = texts.sharing;
  const name = fileName(workbench.origin.name);
  const stem = name.replace(/\.yaml$/, '');
  const { notices } = workbench.documents;
  const make = async (work: () => Promise<void>) => {
    try {
      notices.tell('export', t.wait);
      await work();
      notices.end('export');
    } catch (error) {
      notices.tell('export', t.failed((error as Error).message), [], 'alert');
    }
  };
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <button type="button" className="text-tool">
            {t.menu} ▾
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setLinking(true)}>{t.link}</Menu.Item>
          <Menu.Divider />
          <Menu.Item onClick={() => download(name, workbench.document.text, 'application/yaml')}>{t.yaml}</Menu.Item>
          <Menu.Item
            onClick={() =>
              make(async () => download(`${stem}.json`, resultJson(await wholeResult(workbench)), 'application/json'))
            }
          >
            {t.json}
          </Menu.Item>
          <Menu.Item
            onClick={() =>
              make(async () => download(`${stem}.html`, await reportFile(await wholeResult(workbench)), 'text/html'))
            }
          >
            {t.report}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {linking && <LinkDialog workbench={workbench} onEnd={() => setLinking(false)} />}
    </>
  );
}
