import React, { type ComponentProps, type MouseEvent, type ReactNode } from 'react';
import Heading from '@atlaskit/heading';
import Link from '@atlaskit/link';
import { Text } from '@atlaskit/primitives/compiled';
import ProgressBar from '@atlaskit/progress-bar';
import { ProgressTracker } from '@atlaskit/progress-tracker';
import SectionMessage, { SectionMessageAction } from '@atlaskit/section-message';
import Spinner from '@atlaskit/spinner';
import Tooltip from '@atlaskit/tooltip';
import { childrenOf, drawProp, register, type Drawing } from '../draw';
import { call, serialise } from './events';
import { goTo } from '../bridge/host';
import { propsOf } from '../node';

const DrawSectionMessage: Drawing = ({ node }) => {
  const { actions, ...props } = propsOf<ComponentProps<typeof SectionMessage>>(node);
  return (
    <SectionMessage {...props} actions={drawProp(actions) as ComponentProps<typeof SectionMessage>['actions']}>
      {childrenOf(node)}
    </SectionMessage>
  );
};

const DrawSectionMessageAction: Drawing = ({ node }) => {
  const { href, onClick, testId } = propsOf<{ href?: string; onClick?: unknown; testId?: string }>(node);
  const press = (event: MouseEvent) => {
    call(onClick, serialise(event));
    if (!href) return;
    event.preventDefault();
    goTo(href, false);
  };
  // Atlaskit draws a link only where there is a router around it; a plain link needs none.
  if (href) {
    return (
      <Link href={href} onClick={press} testId={testId}>
        {childrenOf(node)}
      </Link>
    );
  }
  return (
    <SectionMessageAction onClick={press} testId={testId}>
      {childrenOf(node)}
    </SectionMessageAction>
  );
};

interface EmptyStateProps {
  header: string;
  headingLevel?: 1 | 2 | 3 | 4 | 5 | 6;
  description?: ReactNode;
  primaryAction?: unknown;
  secondaryAction?: unknown;
  tertiaryAction?: unknown;
  buttonGroupLabel?: string;
  isLoading?: boolean;
  width?: 'narrow' | 'wide';
  testId?: string;
}

/** `@atlaskit/empty-state` is not among the installed packages; this follows its layout. */
const DrawEmptyState: Drawing = ({ node }) => {
  const props = propsOf<EmptyStateProps>(node);
  const level = props.headingLevel ?? 4;
  return (
    <div
      data-testid={props.testId}
      style={{
        maxWidth: props.width === 'narrow' ? 304 : 464,
        margin: '48px auto',
        textAlign: 'center',
        display: 'flex',
        flexDirection: 'column',
        alignItems: 'center',
        gap: 16,
      }}
    >
      <Heading size="medium" as={`h${level}`}>
        {props.header}
      </Heading>
      {props.description !== undefined && <Text as="p">{drawProp(props.description)}</Text>}
      {props.isLoading && <Spinner label="Loading" />}
      <div role="group" aria-label={props.buttonGroupLabel} style={{ display: 'flex', gap: 8 }}>
        {drawProp(props.secondaryAction)}
        {drawProp(props.primaryAction)}
      </div>
      {drawProp(props.tertiaryAction)}
    </div>
  );
};

type TrackerProps = ComponentProps<typeof ProgressTracker>;

const DrawProgressTracker: Drawing = ({ node }) => {
  const { items, animated, ...props } = propsOf<TrackerProps>(node);
  const stages = items.map((item) => ({
    ...item,
    ...(item.onClick && { onClick: () => void call(item.onClick) }),
    ...(item.href === undefined && item.onClick && { href: '#' }),
  }));
  return <ProgressTracker {...props} items={stages} animated={animated ?? false} />;
};

register({
  SectionMessage: DrawSectionMessage,
  SectionMessageAction: DrawSectionMessageAction,
  EmptyState: DrawEmptyState,
  Spinner: ({ node }) => <Spinner {...propsOf<ComponentProps<typeof Spinner>>(node)} />,
  ProgressBar: ({ node }) => <ProgressBar {...propsOf<ComponentProps<typeof ProgressBar>>(node)} />,
  ProgressTracker: DrawProgressTracker,
  Tooltip: ({ node }) => (
    <Tooltip {...propsOf<Omit<ComponentProps<typeof Tooltip>, 'children'>>(node)}>
      <span>{childrenOf(node)}</span>
    </Tooltip>
  ),
});
