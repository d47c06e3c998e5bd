import React, { useId, type ComponentProps } from 'react';
import InlineEdit from '@atlaskit/inline-edit';
import Modal, { ModalBody, ModalFooter, ModalHeader, ModalTitle, ModalTransition } from '@atlaskit/modal-dialog';
import Popup from '@atlaskit/popup';
import Tabs, { Tab, TabList, TabPanel } from '@atlaskit/tabs';
import { childrenOf, drawAll, register, type Drawing } from '../draw';
import { call } from './events';
import { propsOf, slot } from '../node';

type ModalProps = ComponentProps<typeof Modal> & { title?: string; icon?: string };

const DrawModal: Drawing = ({ node }) => {
  const { onClose, title, icon, ...props } = propsOf<ModalProps>(node);
  return (
    <Modal {...props} onClose={() => void call(onClose)}>
      {title !== undefined && (
        <ModalHeader hasCloseButton>
          {icon && <img src={icon} alt="" width={24} height={24} />}
          <ModalTitle>{title}</ModalTitle>
        </ModalHeader>
      )}
      {childrenOf(node)}
    </Modal>
  );
};

type PopupProps = Pick<ComponentProps<typeof Popup>, 'id' | 'testId' | 'label' | 'isOpen' | 'placement'> & {
  onClose?: unknown;
};

const DrawPopup: Drawing = ({ node }) => {
  const { onClose, ...props } = propsOf<PopupProps>(node);
  return (
    <Popup
      {...props}
      onClose={() => void call(onClose)}
      content={() => <>{drawAll(slot(node, 'content'))}</>}
      trigger={({ ref }) => (
        <span ref={ref} style={{ display: 'inline-block' }}>
          {drawAll(slot(node, 'trigger'))}
        </span>
      )}
    />
  );
};

type InlineEditProps = ComponentProps<typeof InlineEdit>;

const DrawInlineEdit: Drawing = ({ node }) => {
  const { onConfirm, onCancel, onEdit, ...props } = propsOf<InlineEditProps>(node);
  return (
    <InlineEdit
      {...props}
      defaultValue=""
      onConfirm={() => void call(onConfirm)}
      onCancel={() => void call(onCancel)}
      onEdit={() => void call(onEdit)}
      editView={() => <>{drawAll(slot(node, 'editView'))}</>}
      readView={() => <>{drawAll(slot(node, 'readView'))}</>}
    />
  );
};

const DrawTabs: Drawing = ({ node }) => {
  const own = useId();
  const { onChange, id, ...props } = propsOf<Omit<ComponentProps<typeof Tabs>, 'children'>>(node);
  return (
    <Tabs {...props} id={id ?? own} onChange={(index: number) => void call(onChange, index)}>
      {drawAll(node.children)}
    </Tabs>
  );
};

register({
  Modal: DrawModal,
  ModalTransition: ({ node }) => <ModalTransition>{childrenOf(node)}</ModalTransition>,
  ModalHeader: ({ node }) => <ModalHeader {...propsOf<object>(node)}>{childrenOf(node)}</ModalHeader>,
  ModalTitle: ({ node }) => (
    <ModalTitle {...propsOf<Omit<ComponentProps<typeof ModalTitle>, 'children'>>(node)}>{childrenOf(node)}</ModalTitle>
  ),
  ModalBody: ({ node }) => <ModalBody {...propsOf<object>(node)}>{childrenOf(node)}</ModalBody>,
  ModalFooter: ({ node }) => <ModalFooter {...propsOf<object>(node)}>{childrenOf(node)}</ModalFooter>,
  Popup: DrawPopup,
  InlineEdit: DrawInlineEdit,
  Tabs: DrawTabs,
  TabList: ({ node }) => <TabList>{drawAll(node.children)}</TabList>,
  Tab: ({ node }) => <Tab {...propsOf<object>(node)}>{childrenOf(node)}</Tab>,
  TabPanel: ({ node }) => <TabPanel {...propsOf<object>(node)}>{childrenOf(node)}</TabPanel>,
});
