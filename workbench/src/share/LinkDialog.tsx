import { Button, Modal, Textarea } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { Workbench } from '../app/workbench.js';
import { texts } from '../texts.js';
import { LONG_LINK, writeCaseLink } from './caseLink.js';

/** The link that holds the case, to be copied. */
export function LinkDialog({ workbench, onEnd }: { workbench: Workbench; onEnd: () => void }) {
  const t = texts.sharing;
  const { origin, document: doc } = workbench;
  const { text } = doc;
  const link = useMemo(() => {
    const { name, others } = origin;
    return `${location.href.split('#')[0]}#case=${writeCaseLink({ name, text, others })}`;
  }, [origin, text]);
  const [copied, setCopied] = useState(false);
  return (
    <Modal
      opened
      onClose={onEnd}
      title={t.linkTitle}
      size="lg"
      closeButtonProps={{ 'aria-label': texts.documents.cancel }}
    >
      <p>{t.linkSays}</p>
      {link.length > LONG_LINK && (
        <p className="notice alert" role="alert">
          {t.linkLong(link.length)}
        </p>
      )}
      <Textarea
        label={t.linkLabel}
        value={link}
        readOnly
        rows={5}
        spellCheck={false}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button
        mt="sm"
        data-autofocus
        onClick={() =>
          navigator.clipboard.writeText(link).then(
            () => setCopied(true),
            () => setCopied(false),
          )
        }
      >
        {copied ? t.copied : t.copy}
      </Button>
    </Modal>
  );
}
