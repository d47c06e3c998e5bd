import React, { type ComponentProps, type ComponentType } from 'react';
import glyphs from 'ui-kit:icons';
import { register, type Drawing } from '../draw';
import { propsOf } from '../node';
import { Problem } from '../problem';

type IconProps = { label: string; color?: string; size?: string; testId?: string };

/** An icon of the current Atlassian set by its name, e.g. `check-circle`. */
export function Glyph({ glyph, ...props }: IconProps & { glyph: string }): JSX.Element {
  const Known = glyphs[glyph] as ComponentType<IconProps> | undefined;
  return Known ? <Known {...props} /> : <Problem text={`There is no icon "${glyph}" in the current set.`} />;
}

const DrawIcon: Drawing = ({ node }) => {
  const { primaryColor, secondaryColor, size, ...props } = propsOf<
    ComponentProps<typeof Glyph> & { primaryColor?: string; secondaryColor?: string }
  >(node);
  const color = props.color ?? primaryColor;
  return (
    <>
      {secondaryColor && <Problem text='Icon: "secondaryColor" no longer exists.' />}
      {/* Icons of the current set are small or medium; large was withdrawn. */}
      <Glyph
        {...props}
        size={size === 'small' ? 'small' : 'medium'}
        {...(color ? { color: `var(${cssName(color)})` } : {})}
      />
    </>
  );
};

/** `color.icon.success` is `--ds-icon-success` in the page. */
function cssName(tokenName: string): string {
  return `--ds-${tokenName
    .replace(/^color\./, '')
    .replace(/\.\[default\]/g, '')
    .replace(/\./g, '-')}`;
}

register({ Icon: DrawIcon });
