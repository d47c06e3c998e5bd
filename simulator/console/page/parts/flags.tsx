import React, { useEffect, useState } from 'react';
import Button from '@atlaskit/button/new';
import type { FlagOptions } from '../../../ui-kit/bridge/host';
import { hooks } from './frame';

const DISMISS_MS = 8_000;

interface Shown {
  flag: FlagOptions;
  press: (index: number) => void;
}

/** The messages that screens show through `showFlag`, in the corner of the page as in Jira. */
export function Flags(): JSX.Element {
  const [shown, setShown] = useState<Shown[]>([]);
  const close = (id: string | number) => setShown((now) => now.filter((each) => String(each.flag.id) !== String(id)));
  useEffect(() => {
    hooks.onCloseFlag = close;
    hooks.onFlag = (flag, press) => {
      setShown((now) => [...now.filter((each) => each.flag.id !== flag.id), { flag, press }]);
      if (flag.isAutoDismiss) setTimeout(() => close(flag.id), DISMISS_MS);
    };
  }, []);
  return (
    <div className="flags" role="status" aria-live="polite">
      {shown.map(({ flag, press }) => (
        <div key={flag.id} className={`flag ${flag.type ?? 'info'}`} data-testid="flag">
          <div className="row spread">
            <strong>{flag.title}</strong>
            <Button spacing="compact" appearance="subtle" onClick={() => close(flag.id)}>
              Dismiss
            </Button>
          </div>
          {flag.description && <p>{flag.description}</p>}
          <div className="row">
            {(flag.actions ?? []).map((action, index) => (
              <Button key={index} spacing="compact" onClick={() => press(index)}>
                {action.text}
              </Button>
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}
