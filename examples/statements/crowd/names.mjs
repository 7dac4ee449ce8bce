// Invented names for lists of any length, always the same.

const given = (
  "Ada,Aino,Amira,Anselm,Baptiste,Beatrix,Bogdan,Camilla,Carlos,Chiara,Clemens,Dagny,Deniz,Dunja," +
  "Eamon,Edda,Elif,Émile,Enzo,Fatima,Félix,Fiona,Florin,Freya,Gaspard,Giulia,Greta,Gustav,Halina," +
  "Hassan,Hedda,Henrik,Ida,Ignacio,Inês,Iris,Ivan,Jadwiga,Jakob,Jana,Joaquín,Jutta,Karim,Katarzyna," +
  "Kerstin,Lale,Laurent,Lena,Liam,Lucía,Ludvík,Magda,Mateo,Mehmet,Mila,Nadia,Niels,Noémie,Olga,Oscar," +
  "Paulina,Pedro,Petra,Rafael,Ragnhild,Rosa,Samir,Sanne,Selma,Sinéad,Stefan,Tadeusz,Tamar,Teresa,Tilda," +
  "Tomáš,Ursula,Valentin,Vera,Viktor,Wilma,Yara,Yves,Zeynep,Zoran"
).split(",");

const heads = (
  "Adler,Alm,Ander,Barn,Berg,Birk,Blom,Brand,Dahl,Eich,Ek,Falk,Feld,Forst,Gran,Grön,Hagen,Hall,Hart,Heid," +
  "Holm,Kalt,Kirk,Klein,Lund,Mark,Mühl,Neu,Nord,Oster,Quist,Rosen,Sand,Schön,Sig,Stein,Sund,Thor,Ulm,Wald,Wester"
).split(",");
const tails = (
  "acker,bach,berg,blad,brecht,burg,dal,dorf,er,feldt,gren,gård,haus,hof,ing,kamp,kvist,land,lein,lund,mann," +
  "mark,meier,moor,mut,rup,ryd,sen,stad,ström,ter,thal,wein," +
  "beck,berger,bo,borg,brink,bruck,dorn,egg,eng,fors,garten,hammar,heim,hold,hult,horst,kirch,kron,löf,mar,nes," +
  "näs,plass,qvist,rode,roth,schmidt,skog,stedt,strand,vik,vang,wig"
).split(",");

const places = (
  "Westhaven,Mittelstadt,Oberau,Lindby,Sankt Veit,Rivabella,Port-Louis-sur-Mer,Nowy Most,Klippan,Dúnavár," +
  "Hoogeveld,Santa Rita,Tarnów Dolny,Kesälahti,Brookminster,Aşağıköy,Ponte Velha,Zelený Brod"
).split(",");
const roles = [
  "night porter",
  "violist",
  "midwife",
  "commuter",
  "student",
  "signal fitter",
  "teacher",
  "",
  "",
];
const kinds = [
  "% Rail Users",
  "Hotel at % Station",
  "% Choir",
  "% Cycling Club",
];

/** Number of different names: each given name with each family name. */
export const most = given.length * heads.length * tails.length;

/**
 * The signatory of an `index` below `most`. Every fortieth is an organization. All keys differ.
 * Neighbors have little in common, so that any run of indices is a fair sample.
 */
export function signatory(index) {
  const location = places[index % places.length];
  if (index % 40 === 39) {
    const number = Math.floor(index / 40);
    const kind = kinds[number % kinds.length];
    return { name: `${kind.replace("%", location)} ${number + 1}`, location };
  }
  // 104,729 is a prime that does not divide `most`, so each number below `most` occurs once.
  const number = (index * 104_729) % most;
  const first = given[number % given.length];
  const rest = Math.floor(number / given.length);
  const last =
    heads[rest % heads.length] + tails[Math.floor(rest / heads.length)];
  return {
    name: `${first} ${last}`,
    sort: `${last}, ${first}`,
    kind: "person",
    role: roles[index % roles.length] || undefined,
    location,
    signed: new Date(Date.UTC(2026, 6, 1) + (index % 120) * 86_400_000)
      .toISOString()
      .slice(0, 10),
  };
}

/** `count` signatories, starting with index `from`. */
export const signatories = (count, from = 0) =>
  Array.from({ length: count }, (_, index) => signatory(from + index));
