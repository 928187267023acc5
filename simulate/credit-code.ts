/** Digits and letters of GB 32100-2015, without I, O, S, V and Z. */
const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];
const BODIES = 31 ** 6;
const STEP = 199_999_991;

/** What a code begins with: who registered the unit, and what it is (GB 32100, 4.2 and 4.3). */
export const REGISTRATION = {
  firm: '91',
  cooperative: '93',
  government: '11',
  institution: '12',
  privateInstitution: '52',
} as const;

/**
 * A social credit code that is valid in both its check characters, the organisation code's (GB 11714)
 * and its own. Different serials below 31⁶ give different codes; which, the offset decides.
 */
export function creditCode(registration: string, division: string, serial: number, offset: number) {
  let rest = (serial * STEP + offset) % BODIES;
  let body = '';
  for (let place = 0; place < 6; place++) {
    body = CHARACTERS.charAt(rest % 31) + body;
    rest = Math.floor(rest / 31);
  }
  const organisation = `MA${body}`;
  const bare = registration + division + organisation + organisationCheck(organisation);
  return bare + checkCharacter(bare);
}

function organisationCheck(organisation: string): string {
  let sum = 0;
  for (let place = 0; place < 8; place++) {
    sum += (ORGANISATION_WEIGHTS[place] ?? 0) * parseInt(organisation.charAt(place), 36);
  }
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? 'X' : String(check);
}

function checkCharacter(bare: string): string {
  let sum = 0;
  for (let place = 0; place < 17; place++) {
    sum += (WEIGHTS[place] ?? 0) * CHARACTERS.indexOf(bare.charAt(place));
  }
  return CHARACTERS.charAt((31 - (sum % 31)) % 31);
}

/** The same code with a check character that is not its own. */
export function withWrongCheck(code: string): string {
  const last = CHARACTERS.indexOf(code.charAt(17));
  return code.slice(0, 17) + CHARACTERS.charAt((last + 7) % 31);
}
