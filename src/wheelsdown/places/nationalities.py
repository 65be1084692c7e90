"""Words for people and things of a country: `Russian`, `иранцы`, `египетский`.

They name no place of a flight, so `mentions` leaves them out; who was aboard is told by them.
"""

import re
from dataclasses import dataclass
from functools import cache

from wheelsdown.model.bilingual import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalityHit:
    """Characters `start` to `end` (exclusive) say of which country somebody or something is."""

    start: int
    end: int
    text: str
    country: str
    """ISO 3166-1 alpha-2."""


# Adjective and singular; `Russian` stands for `Russians` too.
_ENGLISH = """
AF Afghan Afghani; AL Albanian; DZ Algerian; AO Angolan; AR Argentine Argentinian; AM Armenian;
AZ Azerbaijani; BD Bangladeshi; BY Belarusian Belarussian; BT Bhutanese; BO Bolivian; BA Bosnian;
BR Brazilian; GB British Briton; BG Bulgarian; MM Burmese; KH Cambodian; CM Cameroonian;
CA Canadian; TD Chadian; CL Chilean; CN Chinese; CO Colombian; CG Congolese; CR Rican; CU Cuban;
DO Dominican; EC Ecuadorian Ecuadorean; EG Egyptian; ER Eritrean; ET Ethiopian; FR French;
GE Georgian; DE German; GH Ghanaian; GT Guatemalan; GN Guinean; HT Haitian; HN Honduran;
IN Indian; ID Indonesian; IR Iranian; IQ Iraqi; IL Israeli; JM Jamaican; JO Jordanian;
KZ Kazakh Kazakhstani; KE Kenyan; KW Kuwaiti; KG Kyrgyz; LA Laotian; LB Lebanese; LR Liberian;
LY Libyan; MR Mauritanian; MX Mexican; MD Moldovan; MN Mongolian; MA Moroccan; NP Nepali Nepalese;
NI Nicaraguan; NE Nigerien; NG Nigerian; PK Pakistani; PS Palestinian; PA Panamanian;
PY Paraguayan; PE Peruvian; PH Filipino Philippine; PL Polish Pole; RO Romanian; RU Russian;
RW Rwandan; SV Salvadoran Salvadorean; SA Saudi; SN Senegalese; SO Somali; SS Sudanese;
LK Lankan; SY Syrian; TJ Tajik; TZ Tanzanian; TH Thai; TG Togolese; TN Tunisian; TR Turkish Turk;
TM Turkmen; UG Ugandan; UA Ukrainian; US American; UY Uruguayan; UZ Uzbek; VE Venezuelan;
VN Vietnamese; YE Yemeni; ZM Zambian; ZW Zimbabwean; IE Irish; IT Italian; SE Swedish; NO Norwegian;
DK Danish; FI Finnish; NL Dutch; BE Belgian; CH Swiss; AT Austrian; PT Portuguese; GR Greek;
HU Hungarian; CZ Czech; RS Serbian; LT Lithuanian; LV Latvian; EE Estonian; AU Australian;
JP Japanese; QA Qatari; SZ Swazi; GM Gambian
"""

# Stems in lower case, ё as е; any ending that Russian puts on them may follow.
_RUSSIAN = """
RU россиян российск русск; US американ; IR иран; EG египт египет; UA украин; BY белорус беларус;
KZ казахстан казах; UZ узбек узбекистан; TJ таджик; KG киргиз кыргыз; TM туркмен; GE грузин;
AM армян; AZ азербайджан; MD молдав молдаван; CN китай; IN индий индиец; PK пакистан; AF афган;
SY сири; IQ ирак; TR турец турк турч; IL израил; PS палестин; JO иордан; LB ливан; KW кувейт;
VE венесуэл; CO колумбий; HN гондурас; GT гватемал; SV сальвадор; MX мексикан; CU кубин;
HT гаитян; BR бразил; EC эквадор; NI никарагуан; PE перуан; DO доминикан; VN вьетнам; MM бирман;
LA лаос; BT бутан; NG нигерий; SN сенегал; MR мавритан; CM камерун; ET эфиоп; ER эритре;
SO сомалий; SD судан; LR либерий; GH ган; KE кений; DE немец немц герман; FR француз; PL польск
поляк; RO румын; GB британ; IT итальян; MN монгол; NP непал; BD бангладеш
"""
_ENDINGS = (
    r"(?:ск|цк)?(?:ий|ого|ому|им|ом|ая|ой|ую|ое|ие|их|ими)|(?:к|ч)?(?:а|и|у|е|ой|ам|ами|ах|ок|к)"
    r"|(?:ин|ц|е?ц)?(?:а|у|ом|ем|е|ы|ов|ев|ам|ами|ах)|ин|ец|янин\w{0,2}|ян\w{0,3}|ч?анин\w{0,2}"
    r"|ч?ан\w{0,3}|н\w{1,3}|ск\w{1,3}|янк\w{1,3}|анк\w{1,3}|ьян\w{1,4}|йц\w{1,3}|ц\w{1,3}|е|ы|о|"
)


def _entries(table: str) -> list[tuple[str, list[str]]]:
    lines = (entry.split() for entry in table.replace("\n", " ").split(";"))
    return [(words[0], words[1:]) for words in lines if words]


@cache
def _english() -> tuple[re.Pattern[str], dict[str, str]]:
    country = {word: code for code, words in _entries(_ENGLISH) for word in words}
    names = "|".join(sorted(country, key=len, reverse=True))
    return re.compile(rf"(?<![\w’'])({names})(?:s|['’]s)?(?!\w)"), country


@cache
def _russian() -> tuple[re.Pattern[str], dict[str, str]]:
    country = {stem: code for code, stems in _entries(_RUSSIAN) for stem in stems}
    stems = "|".join(sorted(country, key=len, reverse=True))
    return re.compile(rf"(?<!\w)({stems})(?:{_ENDINGS})(?!\w)"), country


def find_nationalities(text: str, language: Language) -> tuple[NationalityHit, ...]:
    """Return the words of nationality in `text`, in order, by capitalised word in English."""
    pattern, country = _russian() if language == "ru" else _english()
    searched = text.lower().replace("ё", "е") if language == "ru" else text
    return tuple(
        NationalityHit(
            start=m.start(), end=m.end(), text=text[m.start() : m.end()], country=country[m[1]]
        )
        for m in pattern.finditer(searched)
        if language == "en" or not _is_country_itself(text[m.start() : m.end()])
    )


def _is_country_itself(word: str) -> bool:
    """Nationalities are lower case in Russian: `Иран` with a capital is the country."""
    return word[0].isupper() and not re.search(r"(?:ск|цк)\w{1,3}$|(?:ец|цы|ин|яне|не)$", word)
