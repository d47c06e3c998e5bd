import React from 'react';
import Button from '@atlaskit/button/new';
import Modal, { ModalBody, ModalFooter, ModalHeader, ModalTitle, ModalTransition } from '@atlaskit/modal-dialog';
import type { ShownModule } from '../../screens';
import { Screen } from './frame';

interface Props {
  module?: Pick<ShownModule, 'key' | 'title'>;
  issue?: string;
  chosen?: string;
  onClose: () => void;
  onRefresh?: () => void;
}

/** A screen of the app in the dialog that Jira opens for an action. */
export function AppDialog({ module, issue, chosen, onClose, onRefresh }: Props): JSX.Element {
  return (
    <ModalTransition>
      {module && (
        <Modal onClose={onClose} width="large" testId="app-dialog">
          <ModalHeader>
            <ModalTitle>{module.title}</ModalTitle>
          </ModalHeader>
          <ModalBody>
            <Screen module={module.key} title={module.title} issue={issue} chosen={chosen} onRefresh={onRefresh} />
          </ModalBody>
          <ModalFooter>
            <Button onClick={onClose}>Close</Button>
          </ModalFooter>
        </Modal>
      )}
    </ModalTransition>
  );
}
