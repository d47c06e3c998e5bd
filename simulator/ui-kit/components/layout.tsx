import React, { type ComponentProps } from 'react';
import { Bleed, Box, Inline, Pressable, Stack, xcss } from '@atlaskit/primitives';
import Tile from '@atlaskit/tile';
import { childrenOf, draw, drawProp, register, type Drawing } from '../draw';
import { call } from './events';
import { propsOf } from '../node';
import { Problem } from '../problem';
import { refusedStyles } from './xcss-rules';

const DrawStack: Drawing = ({ node }) => <Stack {...propsOf<object>(node)}>{childrenOf(node)}</Stack>;

const DrawInline: Drawing = ({ node }) => {
  const { separator, ...props } = propsOf<{ separator?: unknown }>(node);
  return (
    <Inline {...props} separator={drawProp(separator) as string | undefined}>
      {childrenOf(node)}
    </Inline>
  );
};

const DrawBox: Drawing = ({ node }) => {
  const { xcss: styles, ...props } = propsOf<{ xcss?: object }>(node);
  const refused = refusedStyles(styles);
  return (
    <>
      {refused.length > 0 && <Problem text={`Box: xcss does not support ${refused.join(', ')}.`} />}
      <Box {...props} xcss={styles && xcss(styles)}>
        {childrenOf(node)}
      </Box>
    </>
  );
};

const DrawPressable: Drawing = ({ node }) => {
  const { xcss: styles, onClick, ...props } = propsOf<{ xcss?: object; onClick?: unknown }>(node);
  const refused = refusedStyles(styles);
  return (
    <>
      {refused.length > 0 && <Problem text={`Pressable: xcss does not support ${refused.join(', ')}.`} />}
      <Pressable {...props} xcss={styles && xcss(styles)} onClick={() => void call(onClick)}>
        {childrenOf(node)}
      </Pressable>
    </>
  );
};

const DrawBleed: Drawing = ({ node }) => (
  <Bleed {...propsOf<object>(node)}>
    <>{childrenOf(node)}</>
  </Bleed>
);

const DrawTile: Drawing = ({ node }) => {
  const props = propsOf<ComponentProps<typeof Tile>>(node);
  return <Tile {...props}>{node.children.map((child) => draw(child))}</Tile>;
};

register({
  Stack: DrawStack,
  Inline: DrawInline,
  Box: DrawBox,
  Pressable: DrawPressable,
  Bleed: DrawBleed,
  Tile: DrawTile,
});
