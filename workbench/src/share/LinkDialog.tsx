import { Button, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useFocusBack } from '../app/useFocusBack.js';
import type { Workbench } from '../app/workbench.js';
import { useOnce } from '../engine/useOnce.js';
import { texts } from '../texts.js';
import { LONG_LINK } from './caseLink.js';

/** Seconds after which a link is given up. */
const PATIENCE = 20;

interface Props {
  workbench: Workbench;
  /** What opened it, and has the focus once it is closed. */
  opener: React.RefObject<HTMLElement | null>;
  onEnd: () => void;
}

/** The link that holds the case, to be copied. */
export function LinkDialog({ workbench, opener, onEnd }: Props) {
  useFocusBack(opener);
  const t = texts.sharing;
  const { origin, document: doc } = workbench;
  const { name, others } = origin;
  const { text } = doc;
  const found = useOnce({ kind: 'writeLink', source: { name, text, others } }, 'writtenLink', PATIENCE, [origin, text]);
  const written = found && ('why' in found ? found : found.link);
  const link = written && 'letters' in written ? `${location.href.split('#')[0]}#case=${written.letters}` : '';
  const fault = written && ('why' in written ? written.why : 'problem' in written && t.noLink[written.problem]);
  const [copied, setCopied] = useState<boolean>();
  return (
    <Modal
      opened
      onClose={onEnd}
      title={t.linkTitle}
      size="lg"
      closeButtonProps={{ 'aria-label': texts.documents.cancel }}
    >
      <p>{t.linkSays}</p>
      {fault && (
        <p className="notice alert" role="alert">
          {t.linkFailed(fault)}
        </p>
      )}
      {link.length > LONG_LINK && (
        <p className="notice alert" role="alert">
          {t.linkLong(link.length)}
        </p>
      )}
      <Textarea
        label={t.linkLabel}
        value={link}
        placeholder={fault ? '' : t.linkWorking}
        readOnly
        rows={5}
        spellCheck={false}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button
        mt="sm"
        data-autofocus
        aria-disabled={link === ''}
        onClick={() =>
          link !== '' &&
          navigator.clipboard.writeText(link).then(
            () => setCopied(true),
            () => setCopied(false),
          )
        }
      >
        {copied ? t.copied : t.copy}
      </Button>
      <p className="quiet" role="status">
        {copied === false && t.notCopied}
      </p>
    </Modal>
  );
}
