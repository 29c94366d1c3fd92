import { Menu } from '@mantine/core';
import { useRef, useState } from 'react';
import type { Workbench } from '../app/workbench.js';
import { fileName } from '../documents/fileBehind.js';
import type { Known } from '../engine/engine.js';
import { texts } from '../texts.js';
import { download } from './download.js';
import { exportFile } from './exportFile.js';
import { LinkDialog } from './LinkDialog.js';
import { reportFile, wholeResult } from './wholeResult.js';

/** The case and what is known of it, as files, or as a link. Charts have buttons of their own where they stand. */
export function ShareMenu({ workbench }: { workbench: Workbench; known: Known }) {
  const [linking, setLinking] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const t = texts.sharing;
  const name = fileName(workbench.origin.name);
  const stem = name.replace(/\.yaml$/, '');
  const json = () =>
    exportFile(workbench, t.counting, async (making) => {
      download(`${stem}.json`, await wholeResult(workbench, making), 'application/json');
    });
  const report = () =>
    exportFile(workbench, t.counting, async (making) => {
      const result = await wholeResult(workbench, making);
      making.onProgress(t.writing);
      download(`${stem}.html`, await reportFile(workbench, result, making), 'text/html');
    });
  return (
    <>
      <Menu position="bottom-end" withinPortal withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <button ref={opener} type="button" className="text-tool">
            {t.menu} ▾
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setLinking(true)}>{t.link}</Menu.Item>
          <Menu.Divider />
          <Menu.Item onClick={() => download(name, workbench.document.text, 'application/yaml')}>{t.yaml}</Menu.Item>
          <Menu.Item onClick={json}>{t.json}</Menu.Item>
          <Menu.Item onClick={report}>{t.report}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {linking && <LinkDialog workbench={workbench} opener={opener} onEnd={() => setLinking(false)} />}
    </>
  );
}
