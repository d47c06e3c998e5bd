import { useState } from 'react';
import type { AdminApi } from '../../../src/contract/admin';
import { type Loading, useLoaded } from '../../shared/hooks/use-loaded';

export interface Campaign {
  id: number;
  name?: string;
}

/** Which campaign: from nps.today's list, or by its id when the list cannot be read. */
export interface CampaignChoice {
  list: Loading<{ id: number; name: string }[]>;
  typing: boolean;
  chosen?: Campaign;
  typed: string;
  /** Why there is nothing to save, as `check` found. */
  wrong?: 'campaign.missing' | 'campaign.idWrong';
  /** The id that was chosen; undefined where none was, and `wrong` says so from then on. */
  check(): number | undefined;
  onChoose(campaign: Campaign | undefined): void;
  onType(text: string): void;
  onTyping(typing: boolean): void;
}

export function useCampaignChoice(api: AdminApi, before: Campaign | undefined): CampaignChoice {
  const list = useLoaded(() => api.listCampaigns({}));
  const [chosen, setChosen] = useState(before);
  const [typed, setTyped] = useState(before ? String(before.id) : '');
  const [prefersTyping, setPrefersTyping] = useState(false);
  const [wrong, setWrong] = useState<CampaignChoice['wrong']>();
  const typing = prefersTyping || list.loaded.kind === 'failed';
  function check() {
    const id = typing ? idOf(typed) : chosen?.id;
    setWrong(id ? undefined : typing ? 'campaign.idWrong' : 'campaign.missing');
    return id;
  }
  return {
    list,
    typing,
    chosen,
    typed,
    wrong,
    check,
    onChoose: setChosen,
    onType: setTyped,
    onTyping: setPrefersTyping,
  };
}

function idOf(typed: string): number | undefined {
  return /^[1-9]\d{0,14}$/.test(typed.trim()) ? Number(typed.trim()) : undefined;
}
