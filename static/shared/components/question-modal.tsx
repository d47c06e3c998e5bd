import React, { type ReactNode } from 'react';
import { Button, LoadingButton, Modal, ModalBody, ModalFooter, ModalHeader, ModalTitle } from '@forge/react';
import { useWords } from '../words-context';

interface QuestionModalProps {
  title: string;
  children: ReactNode;
  /** What is asked for is being done. */
  busy: boolean;
  /** Absent while there is nothing to say yes to. */
  yes?: { label: string; appearance: 'primary' | 'danger'; onYes(): void };
  /** What the way out is called: `close` where nothing is asked. */
  wayOut?: 'cancel' | 'close';
  onClose(): void;
}

/** Asks before something is done. The keyboard's focus goes to the way out first, where a hasty Enter does nothing. */
export function QuestionModal({ title, children, busy, yes, wayOut = 'cancel', onClose }: QuestionModalProps) {
  const words = useWords();
  return (
    <Modal onClose={onClose}>
      <ModalHeader>
        <ModalTitle>{title}</ModalTitle>
      </ModalHeader>
      <ModalBody>{children}</ModalBody>
      <ModalFooter>
        <Button isDisabled={busy} onClick={onClose}>
          {words.say(`common.${wayOut}`)}
        </Button>
        {yes && (
          <LoadingButton appearance={yes.appearance} isLoading={busy} onClick={yes.onYes}>
            {yes.label}
          </LoadingButton>
        )}
      </ModalFooter>
    </Modal>
  );
}
