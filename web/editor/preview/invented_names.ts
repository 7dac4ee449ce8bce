// Invented signatories for a preview, the same ones every time.

const given =
  "Ada,Amira,Anselm,Baptiste,Bogdan,Chiara,Dagny,Deniz,Eamon,Elif,Fatima,Florin,Giulia,Gustav,Halina,Ida,Inês,Jakob,Karim,Lena,Lucía,Magda,Mateo,Mehmet,Nadia,Olga,Pedro,Rosa,Samir,Sinéad,Tamar,Tilda,Tomáš,Vera,Yara,Yves,Zeynep".split(
    ",",
  );
const family =
  "Alm,Barros,Berg,Birk,Castel,Dahl,Eriksen,Falk,Ferreira,Granqvist,Hagen,Holm,Ionescu,Janda,Kaya,Kowal,Lund,Marsh,Moreau,Nagy,Novak,Okafor,Oster,Pavlič,Quist,Rossi,Sand,Silva,Stein,Sund,Tan,Thorne,Ulm,Vidal,Wester,Wu,Yilmaz,Zeman".split(
    ",",
  );
const places =
  "Brookminster,Dúnavár,Hoogeveld,Klippan,Lindby,Nowy Most,Oberau,Ponte Velha,Rivabella,Santa Rita,Skarholm".split(
    ",",
  );
const bodies = [
  "% Nurses’ Association",
  "Tenants of %",
  "% Teachers’ Union",
  "Choir of %",
  "% Cycling Club",
  "Friends of % Harbor",
];

export type InventedSignatory = {
  id: string;
  name: string;
  kind?: "person";
  location: string;
};

/** The signatory at `index`. Every third is an organization. */
export function signatory(index: number): InventedSignatory {
  const location = places[index % places.length]!;
  const id = `preview-${index}`;
  if (index % 3 === 0) {
    const number = Math.floor(index / 3);
    const body = bodies[number % bodies.length]!.replace("%", location);
    const round = Math.floor(number / (bodies.length * places.length));
    return { id, name: round ? `${body} ${round + 1}` : body, location };
  }
  const first = given[(index * 7) % given.length]!;
  const last = family[Math.floor(index / 3) % family.length]!;
  return { id, name: `${first} ${last}`, kind: "person", location };
}

export const signatories = (count: number): InventedSignatory[] =>
  Array.from({ length: count }, (_, index) => signatory(index));

/** The signatory that signs while the preview is open; `index` from 0. */
export const newcomer = (index: number): InventedSignatory => ({
  ...signatory(3 * index + 1),
  id: `preview-newcomer-${index}`,
  name: `${given[(index * 11 + 5) % given.length]!} ${family[(index * 5 + 9) % family.length]!}`,
});
