import React, { type ComponentProps, type MouseEvent } from 'react';
import ButtonGroup from '@atlaskit/button/button-group';
import { LoadingButton as OldLoadingButton } from '@atlaskit/button';
import Button, { LinkButton } from '@atlaskit/button/new';
import { childrenOf, register, type Drawing } from '../draw';
import { eventHandlers, serialise, call } from './events';
import { goTo } from '../bridge/host';
import { Glyph } from './icons';
import { propsOf } from '../node';

type ButtonProps = Omit<ComponentProps<typeof Button>, 'iconBefore' | 'iconAfter'> & {
  iconBefore?: string;
  iconAfter?: string;
};

const DrawButton: Drawing = ({ node }) => {
  const { iconBefore, iconAfter, onClick, onBlur, onFocus, ...props } = propsOf<ButtonProps>(node);
  return (
    <Button
      {...props}
      {...eventHandlers({ onClick, onBlur, onFocus }, 'onClick', 'onBlur', 'onFocus')}
      iconBefore={iconBefore ? () => <Glyph glyph={iconBefore} label="" /> : undefined}
      iconAfter={iconAfter ? () => <Glyph glyph={iconAfter} label="" /> : undefined}
    >
      {childrenOf(node)}
    </Button>
  );
};

const DrawLoadingButton: Drawing = ({ node }) => {
  const { onClick, onBlur, onFocus, appearance, ...props } = propsOf<ComponentProps<typeof OldLoadingButton>>(node);
  const handlers = eventHandlers({ onClick, onBlur, onFocus }, 'onClick', 'onBlur', 'onFocus');
  // The new button has no link appearances; UI Kit keeps the old one for them.
  if (appearance === 'link' || appearance === 'subtle-link') {
    return (
      <OldLoadingButton {...props} {...handlers} appearance={appearance}>
        {childrenOf(node)}
      </OldLoadingButton>
    );
  }
  return (
    <Button {...(props as object)} {...handlers} appearance={appearance as 'default' | undefined}>
      {childrenOf(node)}
    </Button>
  );
};

type LinkButtonProps = ComponentProps<typeof LinkButton> & { href?: string };

const DrawLinkButton: Drawing = ({ node }) => {
  const { href = '#', onClick, onBlur, onFocus, ...props } = propsOf<LinkButtonProps>(node);
  const follow = (event: MouseEvent) => {
    call(onClick, serialise(event));
    if (props.target === '_blank' || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    goTo(href, false);
  };
  return (
    <LinkButton
      {...props}
      {...eventHandlers({ onBlur, onFocus }, 'onBlur', 'onFocus')}
      href={href}
      onClick={follow as ComponentProps<typeof LinkButton>['onClick']}
    >
      {childrenOf(node)}
    </LinkButton>
  );
};

const DrawButtonGroup: Drawing = ({ node }) => <ButtonGroup {...propsOf<object>(node)}>{childrenOf(node)}</ButtonGroup>;

register({
  Button: DrawButton,
  LoadingButton: DrawLoadingButton,
  LinkButton: DrawLinkButton,
  ButtonGroup: DrawButtonGroup,
});
