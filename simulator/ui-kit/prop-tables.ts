/**
 * The props that each UI Kit component takes, as `@forge/react` 12 declares them and after its own lowering (a
 * `DynamicTable` arrives as `ContentWrapper`, `Row` and `Cell`). A prop outside its table is an error on the page.
 *
 * @see https://developer.atlassian.com/platform/forge/ui-kit/components/
 */
const tables = {
  AdfRenderer: `document documentWithoutMedia`,
  Badge: `appearance max testId`,
  BarChart: `
    colorAccessor colorPalette data height hideMenu plotMargin plotMarginBottom plotMarginLeft plotMarginRight
    plotMarginTop showBorder subtitle title width xAccessor yAccessor
  `,
  Bleed: `all block inline testId`,
  Box: `
    backgroundColor padding paddingBlock paddingBlockEnd paddingBlockStart paddingInline paddingInlineEnd
    paddingInlineStart role testId xcss
  `,
  Breadcrumbs: `
    defaultExpanded ellipsisLabel isExpanded itemsAfterCollapse itemsBeforeCollapse label maxItems onExpand testId
  `,
  BreadcrumbsItem: `href iconAfter iconBefore testId text`,
  Button: `
    appearance autoFocus iconAfter iconBefore isDisabled isSelected onBlur onClick onFocus shouldFitContainer
    spacing testId type
  `,
  ButtonGroup: `appearance label testId titleId`,
  Cell: `cellKey colSpan isIconOnlyHeader isSortable shouldTruncate testId width`,
  Checkbox: `
    aria-invalid aria-labelledby defaultChecked id isChecked isDisabled isIndeterminate isInvalid isRequired label
    name onBlur onChange onFocus testId value
  `,
  CheckboxGroup: `defaultValue description isDisabled isRequired items label name onChange options value`,
  Code: `testId`,
  CodeBlock: `
    highlight highlightedEndText highlightedStartText language shouldWrapLongLines showLineNumbers testId text
  `,
  Comment: `
    actions afterContent author edited errorActions errorIconLabel headingLevel highlighted id isError isSaving
    restrictedTo savingText shouldHeaderWrap shouldRenderNestedCommentsInline testId time type
  `,
  ContentWrapper: `name`,
  DatePicker: `
    appearance aria-invalid aria-labelledby autoFocus dateFormat defaultIsOpen defaultValue disabled id isDisabled
    isInvalid isOpen isRequired locale maxDate minDate name nextMonthLabel onBlur onChange onFocus placeholder
    previousMonthLabel selectProps shouldShowCalendarButton spacing testId value weekStartDay
  `,
  DonutChart: `
    colorAccessor colorPalette data height hideMenu innerRadius labelAccessor outerRadius showBorder
    showMarkLabels subtitle title valueAccessor width
  `,
  DynamicTable: `
    caption defaultPage defaultSortKey defaultSortOrder emptyView highlightedRowIndex isFixedSize isLoading
    isRankable label loadingSpinnerSize onRankEnd onRankStart onSetPage page paginationi18n rowsPerPage sortKey
    sortOrder testId
  `,
  Em: ``,
  EmptyState: `
    buttonGroupLabel description header headingLevel isLoading primaryAction secondaryAction tertiaryAction testId
    width
  `,
  ErrorMessage: `testId`,
  Form: `onSubmit`,
  FormFooter: `align`,
  FormHeader: `description title`,
  FormSection: `description title`,
  Heading: `as color id size testId`,
  HelperMessage: `testId`,
  HorizontalBarChart: `
    colorAccessor colorPalette data height hideMenu plotMargin plotMarginBottom plotMarginLeft plotMarginRight
    plotMarginTop showBorder subtitle title width xAccessor yAccessor
  `,
  HorizontalStackBarChart: `
    colorAccessor colorPalette data height hideMenu plotMargin plotMarginBottom plotMarginLeft plotMarginRight
    plotMarginTop showBorder subtitle title width xAccessor yAccessor
  `,
  Icon: `color glyph label primaryColor secondaryColor size`,
  Image: `alt height size src width`,
  Inline: `alignBlock alignInline grow rowSpace separator shouldWrap space spread testId`,
  InlineEdit: `
    cancelButtonLabel confirmButtonLabel editButtonLabel hideActionButtons isEditing isRequired
    keepEditViewOpenOnBlur label onCancel onConfirm onEdit readViewFitContainerWidth startWithEditViewOpen
  `,
  Label: `id labelFor testId`,
  LineChart: `
    colorAccessor colorPalette data height hideMenu plotMargin plotMarginBottom plotMarginLeft plotMarginRight
    plotMarginTop showBorder subtitle title width xAccessor yAccessor
  `,
  Link: `href openNewTab`,
  LinkButton: `
    appearance autoFocus href isDisabled isSelected onBlur onClick onFocus shouldFitContainer spacing target
    testId
  `,
  List: `type`,
  ListItem: ``,
  LoadingButton: `
    appearance autoFocus isDisabled isLoading isSelected onBlur onClick onFocus shouldFitContainer spacing testId
    type
  `,
  Lozenge: `appearance isBold maxWidth testId`,
  Modal: `autoFocus height icon label onClose shouldScrollInViewport testId title width`,
  ModalBody: `hasInlinePadding testId`,
  ModalFooter: `testId`,
  ModalHeader: `testId`,
  ModalTitle: `appearance isMultiline testId`,
  ModalTransition: ``,
  Pagination: `
    defaultSelectedIndex label max nextLabel onChange pageLabel pages previousLabel selectedIndex testId
  `,
  PieChart: `
    colorAccessor colorPalette data height hideMenu labelAccessor showBorder showMarkLabels subtitle title
    valueAccessor width
  `,
  Popup: `
    autoFocus boundary fallbackPlacements id isOpen label onClose placement role rootBoundary
    shouldDisableFocusLock shouldFitContainer shouldFlip shouldRenderToParent shouldUseCaptureOnOutsideClick
    strategy testId titleId
  `,
  Pressable: `
    backgroundColor isDisabled onClick padding paddingBlock paddingBlockEnd paddingBlockStart paddingInline
    paddingInlineEnd paddingInlineStart testId xcss
  `,
  ProgressBar: `appearance ariaLabel isIndeterminate testId value`,
  ProgressTracker: `animated items label spacing testId`,
  Radio: `
    aria-invalid aria-labelledby ariaLabel id isChecked isDisabled isInvalid isRequired label name onBlur onChange
    onFocus onInvalid testId value
  `,
  RadioGroup: `
    aria-labelledby defaultValue isDisabled isInvalid isRequired name onChange onInvalid options testId value
  `,
  Range: `
    aria-invalid aria-labelledby defaultValue id isDisabled max min name onBlur onChange onFocus step testId value
  `,
  RequiredAsterisk: ``,
  Row: `isHighlighted rowKey testId`,
  SectionMessage: `actions appearance testId title`,
  SectionMessageAction: `href onClick testId`,
  Select: `
    appearance autoFocus closeMenuOnScroll closeMenuOnSelect defaultInputValue defaultMenuIsOpen defaultValue id
    inputId inputValue isClearable isDisabled isInvalid isLoading isMulti isRequired isSearchable menuIsOpen name
    onBlur onChange onFocus onInputChange openMenuOnFocus options placeholder spacing testId value
  `,
  Spinner: `appearance delay label size testId`,
  Stack: `alignBlock alignInline grow space spread testId`,
  StackBarChart: `
    colorAccessor colorPalette data height hideMenu plotMargin plotMarginBottom plotMarginLeft plotMarginRight
    plotMarginTop showBorder subtitle title width xAccessor yAccessor
  `,
  Strike: ``,
  Strong: ``,
  Tab: `testId`,
  TabList: ``,
  TabPanel: `testId`,
  Tabs: `defaultSelected id onChange selected shouldUnmountTabPanelOnChange testId`,
  Tag: `
    appearance color elemBefore href isRemovable onAfterRemoveAction onBeforeRemoveAction removeButtonLabel testId
    text
  `,
  TagGroup: `alignment`,
  Text: `align as color maxLines size testId weight`,
  TextArea: `
    appearance aria-invalid aria-labelledby autoFocus defaultValue id isCompact isDisabled isInvalid isMonospaced
    isReadOnly isRequired maxHeight maxLength minLength minimumRows name onBlur onChange onFocus placeholder
    resize spellCheck testId value
  `,
  Textfield: `
    appearance aria-invalid aria-labelledby autoFocus defaultValue elemAfterInput elemBeforeInput id isCompact
    isDisabled isInvalid isMonospaced isReadOnly isRequired max maxLength min minLength name onBlur onChange
    onFocus pattern placeholder testId type value width
  `,
  Tile: `backgroundColor hasBorder isInset label size testId`,
  Toggle: `
    defaultChecked id isChecked isDisabled label name onBlur onChange onFocus size testId value
  `,
  Tooltip: `content delay mousePosition position testId truncate`,
  User: `accountId hideDisplayName`,
  UserGroup: ``,
  UserPicker: `defaultValue description isMulti isRequired label name onChange placeholder`,
  ValidMessage: `testId`,
};

/** Components that the renderer can draw. */
export type ComponentName = keyof typeof tables;

/** What `register` of `useForm` spreads over a field of any kind. */
const REGISTERED = 'aria-invalid defaultChecked defaultValue id isDisabled isInvalid name onBlur onChange'.split(' ');
const FIELDS =
  'Checkbox CheckboxGroup DatePicker Radio RadioGroup Range Select TextArea Textfield Toggle UserPicker'.split(' ');

const known = new Map(
  Object.entries(tables).map(([name, props]) => [
    name,
    new Set([...props.trim().split(/\s+/), ...(FIELDS.includes(name) ? REGISTERED : [])]),
  ]),
);

/** The names of props that the component does not take; undefined where the component itself is unknown. */
export function unknownProps(component: string, props: Record<string, unknown>): string[] | undefined {
  const names = known.get(component);
  if (!names) return undefined;
  return Object.keys(props).filter((name) => props[name] !== undefined && name !== 'children' && !names.has(name));
}
