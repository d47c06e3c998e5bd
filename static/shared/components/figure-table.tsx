import React from 'react';
import { DynamicTable } from '@forge/react';

/** Figures in rows, in words: the same as a chart beside it. */
export function FigureTable({ label, heads, rows }: { label: string; heads: string[]; rows: string[][] }) {
  const cellsOf = (row: string[]) => row.map((content, index) => ({ key: `${index}`, content }));
  return (
    <DynamicTable
      label={label}
      head={{ cells: cellsOf(heads) }}
      rows={rows.map((row, index) => ({ key: `${index}`, cells: cellsOf(row) }))}
    />
  );
}
