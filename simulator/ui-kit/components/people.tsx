import React, { useEffect, useState, type ComponentProps } from 'react';
import Avatar from '@atlaskit/avatar';
import Breadcrumbs, { BreadcrumbsItem } from '@atlaskit/breadcrumbs';
import Comment from '@atlaskit/comment';
import { Label, RequiredAsterisk } from '@atlaskit/form';
import { AsyncSelect } from '@atlaskit/select';
import { getJson, type Person } from '../bridge/backend';
import { childrenOf, drawAll, drawProp, register, type Drawing } from '../draw';
import { call } from './events';
import { goTo } from '../bridge/host';
import { Glyph } from './icons';
import { propsOf, slot } from '../node';

const DrawUser: Drawing = ({ node }) => {
  const { accountId, hideDisplayName } = propsOf<{ accountId: string; hideDisplayName?: boolean }>(node);
  const [person, setPerson] = useState<Person>();
  useEffect(() => {
    getJson<Person>(`users/${encodeURIComponent(accountId)}`).then(setPerson, () =>
      setPerson({ id: accountId, name: 'Unknown user', email: '', avatarUrl: '', type: 'user' }),
    );
  }, [accountId]);
  return (
    <span style={{ display: 'inline-flex', gap: 8, alignItems: 'center', verticalAlign: 'middle' }}>
      <Avatar size="small" name={hideDisplayName ? person?.name : undefined} />
      {!hideDisplayName && <span>{person?.name ?? ''}</span>}
    </span>
  );
};

interface UserPickerProps {
  id?: string;
  name: string;
  label: string;
  description?: string;
  placeholder?: string;
  isMulti?: boolean;
  isRequired?: boolean;
  isDisabled?: boolean;
  isInvalid?: boolean;
  defaultValue?: string | string[];
  onChange?: unknown;
}

interface PersonOption {
  label: string;
  value: Person;
}

const DrawUserPicker: Drawing = ({ node }) => {
  const props = propsOf<UserPickerProps>(node);
  const [chosen, setChosen] = useState<PersonOption[]>([]);
  useEffect(() => {
    const ids = [props.defaultValue ?? []].flat();
    void Promise.all(ids.map((id) => getJson<Person>(`users/${encodeURIComponent(id)}`))).then((people) =>
      setChosen(people.map(toOption)),
    );
  }, []);
  const inputId = props.id ?? `user-picker-${props.name}`;
  return (
    <div>
      <Label htmlFor={inputId}>
        {props.label}
        {props.isRequired && <RequiredAsterisk />}
      </Label>
      <AsyncSelect<PersonOption, boolean>
        inputId={inputId}
        name={props.name}
        placeholder={props.placeholder ?? 'Enter a name'}
        isMulti={props.isMulti}
        isClearable
        isDisabled={props.isDisabled}
        isInvalid={props.isInvalid}
        value={props.isMulti ? chosen : (chosen[0] ?? null)}
        getOptionValue={(option) => option.value.id}
        defaultOptions
        loadOptions={async (text: string) =>
          (await getJson<Person[]>(`users?query=${encodeURIComponent(text)}`)).map(toOption)
        }
        onChange={(value) => {
          const options = [value ?? []].flat() as PersonOption[];
          setChosen(options);
          const people = options.map((option) => option.value);
          call(props.onChange, props.isMulti ? people : (people[0] ?? null));
        }}
      />
      {props.description && <small>{props.description}</small>}
    </div>
  );
};

function toOption(person: Person): PersonOption {
  return { label: person.name, value: person };
}

type CommentProps = Omit<ComponentProps<typeof Comment>, 'avatar' | 'content'>;

const DrawComment: Drawing = ({ node }) => {
  const props = propsOf<CommentProps>(node);
  const nested = node.children.filter((child) => child.type !== 'ContentWrapper');
  return (
    <Comment
      {...props}
      author={drawProp(props.author) as JSX.Element}
      time={drawProp(props.time) as JSX.Element}
      edited={drawProp(props.edited) as JSX.Element}
      afterContent={drawProp(props.afterContent) as JSX.Element}
      actions={props.actions && [drawProp(props.actions)].flat()}
      errorActions={props.errorActions && [drawProp(props.errorActions)].flat()}
      avatar={<>{drawAll(slot(node, 'avatar'))}</>}
      content={<>{drawAll(slot(node, 'content'))}</>}
    >
      {nested.length > 0 ? drawAll(nested) : undefined}
    </Comment>
  );
};

type CrumbsProps = Omit<ComponentProps<typeof Breadcrumbs>, 'children'>;

interface CrumbProps {
  text: string;
  href?: string;
  iconBefore?: string;
  iconAfter?: string;
  testId?: string;
}

const DrawBreadcrumbsItem: Drawing = ({ node }) => {
  const { iconBefore, iconAfter, href, ...props } = propsOf<CrumbProps>(node);
  return (
    <BreadcrumbsItem
      {...props}
      href={href}
      iconBefore={iconBefore ? <Glyph glyph={iconBefore} label="" /> : undefined}
      iconAfter={iconAfter ? <Glyph glyph={iconAfter} label="" /> : undefined}
      onClick={(event: React.MouseEvent) => {
        if (!href) return;
        event.preventDefault();
        goTo(href, false);
      }}
    />
  );
};

/** @see https://developer.atlassian.com/platform/forge/ui-kit/components/image/ */
const IMAGE_WIDTHS: Record<string, number> = { xsmall: 16, small: 24, medium: 32, large: 48, xlarge: 96 };

const DrawImage: Drawing = ({ node }) => {
  const { size, ...props } = propsOf<{ src: string; alt?: string; size?: string; width?: string; height?: string }>(
    node,
  );
  return <img style={{ maxWidth: '100%' }} width={size && IMAGE_WIDTHS[size]} {...props} alt={props.alt ?? ''} />;
};

register({
  User: DrawUser,
  UserGroup: ({ node }) => <span style={{ display: 'inline-flex', gap: 8, flexWrap: 'wrap' }}>{childrenOf(node)}</span>,
  UserPicker: DrawUserPicker,
  Comment: DrawComment,
  Breadcrumbs: ({ node }) => <Breadcrumbs {...propsOf<CrumbsProps>(node)}>{drawAll(node.children)}</Breadcrumbs>,
  BreadcrumbsItem: DrawBreadcrumbsItem,
  Image: DrawImage,
});
