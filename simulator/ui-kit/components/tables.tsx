import React, { type ComponentProps } from 'react';
import DynamicTable from '@atlaskit/dynamic-table';
import Pagination from '@atlaskit/pagination';
import { childrenOf, drawProp, register, type Drawing } from '../draw';
import { call, serialise } from './events';
import { propsOf, slot, type ForgeNode } from '../node';
import { Problem } from '../problem';
import { unknownProps } from '../prop-tables';

type TableProps = ComponentProps<typeof DynamicTable>;

interface CellProps {
  cellKey?: string | number;
  isSortable?: boolean;
  width?: number;
  colSpan?: number;
  shouldTruncate?: boolean;
  isIconOnlyHeader?: boolean;
  testId?: string;
}

const DrawDynamicTable: Drawing = ({ node }) => {
  const props = propsOf<TableProps>(node);
  const heads = slot(node, 'head');
  const rows = slot(node, 'rows');
  const unknown = [...heads, ...rows, ...rows.flatMap((row) => row.children)].flatMap((each) =>
    (unknownProps(each.type, each.props) ?? [each.type]).map((name) => `${each.type}: ${name}`),
  );
  return (
    <>
      {unknown.length > 0 && <Problem text={`DynamicTable does not take ${[...new Set(unknown)].join(', ')}.`} />}
      <DynamicTable
        {...props}
        head={heads.length > 0 ? { cells: heads.map(toCell) } : undefined}
        rows={rows.map(toRow)}
        emptyView={drawProp(props.emptyView) as TableProps['emptyView']}
        {...(props.onSetPage && { onSetPage: (page: number) => void call(props.onSetPage, page) })}
        {...(props.onRankEnd && { onRankEnd: (end: unknown) => void call(props.onRankEnd, end) })}
        {...(props.onRankStart && { onRankStart: (start: unknown) => void call(props.onRankStart, start) })}
      />
    </>
  );
};

function toCell(node: ForgeNode): { key: string | number | undefined; content: React.ReactNode } {
  const { cellKey, ...props } = propsOf<CellProps>(node);
  return { ...props, key: cellKey, content: childrenOf(node) };
}

function toRow(node: ForgeNode): NonNullable<TableProps['rows']>[number] {
  const { rowKey, ...props } = propsOf<{ rowKey?: string | number; isHighlighted?: boolean; testId?: string }>(node);
  return { ...props, key: rowKey === undefined ? undefined : String(rowKey), cells: node.children.map(toCell) };
}

const DrawPagination: Drawing = ({ node }) => {
  const { onChange, ...props } = propsOf<ComponentProps<typeof Pagination>>(node);
  return (
    <Pagination
      {...props}
      onChange={(event: React.SyntheticEvent, page: unknown) => void call(onChange, serialise(event), page)}
    />
  );
};

register({ DynamicTable: DrawDynamicTable, Pagination: DrawPagination });
