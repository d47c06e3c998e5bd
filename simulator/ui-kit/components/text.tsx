import React, { type ComponentProps, type MouseEvent } from 'react';
import Badge from '@atlaskit/badge';
import Heading from '@atlaskit/heading';
import AtlaskitLink from '@atlaskit/link';
import Lozenge from '@atlaskit/lozenge';
import { Text } from '@atlaskit/primitives/compiled';
import SimpleTag, { RemovableTag } from '@atlaskit/tag';
import TagGroup from '@atlaskit/tag-group';
import { token } from '@atlaskit/tokens';
import { childrenOf, drawProp, register, type Drawing } from '../draw';
import { call } from './events';
import { goTo } from '../bridge/host';
import { propsOf, textOf } from '../node';

const DrawText: Drawing = ({ node }) => {
  const { as, ...props } = propsOf<Omit<ComponentProps<typeof Text>, 'as'> & { as?: 'strike' | 'span' }>(node);
  const content = as === 'strike' ? <s>{childrenOf(node)}</s> : childrenOf(node);
  // A paragraph by default, as UI Kit draws it.
  return (
    <Text as={as === 'strike' ? 'span' : (as ?? 'p')} {...props}>
      {content}
    </Text>
  );
};

const DrawHeading: Drawing = ({ node }) => (
  <Heading {...propsOf<ComponentProps<typeof Heading>>(node)}>{childrenOf(node)}</Heading>
);

const DrawLink: Drawing = ({ node }) => {
  const { href, openNewTab } = propsOf<{ href: string; openNewTab?: boolean }>(node);
  const follow = (event: MouseEvent) => {
    if (openNewTab || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    goTo(href, false);
  };
  return (
    <AtlaskitLink href={href} target={openNewTab ? '_blank' : undefined} onClick={follow}>
      {childrenOf(node)}
    </AtlaskitLink>
  );
};

const DrawBadge: Drawing = ({ node }) => {
  const text = textOf(node);
  const value = text.trim() !== '' && !Number.isNaN(Number(text)) ? Number(text) : text;
  return <Badge {...propsOf<ComponentProps<typeof Badge>>(node)}>{value}</Badge>;
};

const DrawLozenge: Drawing = ({ node }) => (
  <Lozenge {...propsOf<ComponentProps<typeof Lozenge>>(node)}>{childrenOf(node)}</Lozenge>
);

type TagProps = ComponentProps<typeof RemovableTag> & { onAfterRemoveAction?: unknown; elemBefore?: unknown };

const DrawTag: Drawing = ({ node }) => {
  const { onAfterRemoveAction, onBeforeRemoveAction, elemBefore, ...props } = propsOf<TagProps>(node);
  const before = drawProp(elemBefore);
  const removable =
    props.isRemovable ?? Boolean(props.removeButtonLabel ?? onAfterRemoveAction ?? onBeforeRemoveAction);
  if (!removable) return <SimpleTag {...props} isRemovable={false} elemBefore={before} />;
  return (
    <RemovableTag
      {...props}
      elemBefore={before}
      onBeforeRemoveAction={() => call(onBeforeRemoveAction) !== false}
      onAfterRemoveAction={(text: string) => void call(onAfterRemoveAction, text)}
    />
  );
};

const DrawTagGroup: Drawing = ({ node }) => <TagGroup {...propsOf<object>(node)}>{childrenOf(node)}</TagGroup>;

const MONOSPACE = token('font.family.code');

const DrawCode: Drawing = ({ node }) => (
  <code
    data-testid={propsOf<{ testId?: string }>(node).testId}
    style={{
      fontFamily: MONOSPACE,
      fontSize: '0.875em',
      background: token('color.background.neutral'),
      color: token('color.text'),
      borderRadius: token('radius.small'),
      padding: '2px 4px',
      overflowWrap: 'anywhere',
    }}
  >
    {childrenOf(node)}
  </code>
);

interface CodeBlockProps {
  text: string;
  language?: string;
  showLineNumbers?: boolean;
  shouldWrapLongLines?: boolean;
  testId?: string;
}

const DrawCodeBlock: Drawing = ({ node }) => {
  const { text, language, showLineNumbers = true, shouldWrapLongLines, testId } = propsOf<CodeBlockProps>(node);
  return (
    <pre
      data-testid={testId}
      data-language={language}
      tabIndex={0}
      style={{
        margin: 0,
        padding: token('space.150'),
        overflowX: 'auto',
        background: token('color.background.neutral'),
        color: token('color.text'),
        borderRadius: token('radius.small'),
        font: token('font.code'),
        whiteSpace: shouldWrapLongLines ? 'pre-wrap' : 'pre',
      }}
    >
      {text.split('\n').map((line, index) => (
        <div key={index} style={{ display: 'flex', gap: 12 }}>
          {showLineNumbers && (
            <span aria-hidden style={{ color: token('color.text.subtle'), userSelect: 'none' }}>
              {index + 1}
            </span>
          )}
          <code style={{ overflowWrap: 'anywhere' }}>{line}</code>
        </div>
      ))}
    </pre>
  );
};

const DrawList: Drawing = ({ node }) => {
  const Kind = propsOf<{ type?: string }>(node).type === 'ordered' ? 'ol' : 'ul';
  return <Kind style={{ margin: 0, paddingInlineStart: 24 }}>{childrenOf(node)}</Kind>;
};

register({
  Text: DrawText,
  Strong: ({ node }) => <strong>{childrenOf(node)}</strong>,
  Em: ({ node }) => <em>{childrenOf(node)}</em>,
  Strike: ({ node }) => <s>{childrenOf(node)}</s>,
  Heading: DrawHeading,
  Link: DrawLink,
  Badge: DrawBadge,
  Lozenge: DrawLozenge,
  Tag: DrawTag,
  TagGroup: DrawTagGroup,
  Code: DrawCode,
  CodeBlock: DrawCodeBlock,
  List: DrawList,
  ListItem: ({ node }) => <li style={{ marginBlock: 4 }}>{childrenOf(node)}</li>,
});
