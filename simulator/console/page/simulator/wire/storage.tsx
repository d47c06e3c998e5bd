import React, { useRef, useState } from 'react';
import { go, useAddress } from '../../parts/address';
import { control } from '../../parts/api';
import { Payload, Shown } from '../../parts/parts';
import { SearchField } from '../../parts/search-field';
import { useData } from '../../parts/use-data';
import type { StoragePage } from './replies';

const LOOK_EVERY_MS = 2_000;
const ROWS = 100;

/** What the app keeps, key by key; read again only when something was written. */
export function Storage(): JSX.Element {
  const { search } = useAddress();
  const last = useRef<{ search?: string; page: StoragePage }>(undefined);
  const storage = useData(
    `storage ${search}`,
    async () => {
      const known = last.current?.search === search ? last.current?.page : undefined;
      const query = new URLSearchParams({
        limit: String(ROWS),
        ...(search && { search }),
        ...(known && { version: known.version }),
      });
      const page = await control.get<StoragePage>(`/wire/storage?${query.toString()}`);
      if (page.unchanged && known) return known;
      last.current = { search, page };
      return page;
    },
    LOOK_EVERY_MS,
  );
  return (
    <>
      <SearchField
        label="Key or content"
        testId="storage-search"
        value={search}
        onSearch={(next) => go({ search: next })}
      />
      <Shown from={storage}>
        {({ rows = [], matching = 0, total = 0 }) => (
          <>
            <p className="subtle" data-testid="storage-count">
              {`${matching} of ${total} keys${matching > rows.length ? `, the first ${rows.length} are shown` : ''}.`}
            </p>
            {rows.map((row) => (
              <Entry key={`${row.kind} ${row.key}`} title={`${row.kind} ${row.key}`} value={row.value} />
            ))}
          </>
        )}
      </Shown>
    </>
  );
}

/** Drawn only when it is opened: some values are long. */
function Entry({ title, value }: { title: string; value: unknown }): JSX.Element {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)} data-testid="storage-entry">
      <summary className="path">{title}</summary>
      {open && <Payload label="Value" value={value} />}
    </details>
  );
}
