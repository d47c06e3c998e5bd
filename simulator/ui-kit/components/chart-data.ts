/** Props that every chart shares; rows are arrays (accessor: index) or objects (accessor: name). */
export interface ChartProps {
  data: unknown[];
  title?: string;
  subtitle?: string;
  width?: number;
  height?: number;
  showBorder?: boolean;
  colorPalette?: unknown;
}

export interface AxisProps extends ChartProps {
  xAccessor: string | number;
  yAccessor: string | number;
  colorAccessor?: string | number;
}

export interface Point {
  x: string;
  y: number;
  group: string;
}

/** Atlassian's categorical chart colours, in their order. */
const COLORS = [
  '--ds-chart-categorical-1',
  '--ds-chart-categorical-2',
  '--ds-chart-categorical-3',
  '--ds-chart-categorical-4',
  '--ds-chart-categorical-5',
  '--ds-chart-categorical-6',
  '--ds-chart-categorical-7',
  '--ds-chart-categorical-8',
];

export function read(row: unknown, accessor: string | number): unknown {
  return (row as Record<string | number, unknown>)[accessor];
}

export function points({ data, xAccessor, yAccessor, colorAccessor }: AxisProps): Point[] {
  return data.map((row) => ({
    x: String(read(row, xAccessor)),
    y: Number(read(row, yAccessor)),
    group: colorAccessor === undefined ? '' : String(read(row, colorAccessor)),
  }));
}

export function distinct(values: string[]): string[] {
  return [...new Set(values)];
}

/** The colour of a group: from the screen's palette (list, or key and value pairs), else Atlassian's next one. */
export function colorOf(group: string, index: number, palette: unknown): string {
  if (Array.isArray(palette)) {
    const named = palette.find((each) => (each as { key?: unknown }).key === group) as { value?: string } | undefined;
    const plain: unknown = palette[index % palette.length];
    const color = named?.value ?? (typeof plain === 'string' ? plain : undefined);
    if (color) return color.startsWith('color.') ? `var(--ds-${color.slice(6).replaceAll('.', '-')})` : color;
  }
  return `var(${COLORS[index % COLORS.length]})`;
}
