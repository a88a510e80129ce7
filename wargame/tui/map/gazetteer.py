"""Names on the map: countries in the spelling that international organisations use, and cities.

In Kosovo a town bears the name that most of its inhabitants use, and from near the one in the other language too.
"""

from typing import NamedTuple


class City(NamedTuple):
    """A city, and at which scales it is shown."""

    name: str
    longitude: float
    latitude: float
    code: str
    """The country that it lies in on this map."""
    reach: float
    """Largest scale in km per column at which it is shown."""
    capital: bool = False
    also: str = ""
    """Its name in the other official language, where that differs much."""


CITIES = (
    City("Pristina", 21.166, 42.663, "XKX", 60, capital=True, also="Prishtina"),
    City("Belgrade", 20.457, 44.787, "SRB", 200, capital=True),
    City("Brussels", 4.352, 50.847, "BEL", 200, capital=True),
    City("Moscow", 37.617, 55.756, "RUS", 200, capital=True),
    City("Kyiv", 30.523, 50.450, "UKR", 200, capital=True),
    City("Sarajevo", 18.413, 43.857, "BIH", 20, capital=True),
    City("Skopje", 21.432, 41.996, "MKD", 20, capital=True),
    City("Tirana", 19.818, 41.328, "ALB", 20, capital=True),
    City("Podgorica", 19.263, 42.441, "MNE", 12, capital=True),
    City("Sofia", 23.322, 42.698, "BGR", 40, capital=True),
    City("Ankara", 32.854, 39.921, "TUR", 120, capital=True),
    City("Berlin", 13.405, 52.520, "DEU", 120, capital=True),
    City("Paris", 2.352, 48.857, "FRA", 120, capital=True),
    City("Rome", 12.496, 41.903, "ITA", 120, capital=True),
    City("London", -0.128, 51.507, "GBR", 120, capital=True),
    City("Warsaw", 21.012, 52.230, "POL", 60, capital=True),
    City("Bucharest", 26.103, 44.433, "ROU", 60, capital=True),
    City("Athens", 23.728, 37.984, "GRC", 60, capital=True),
    City("Vienna", 16.373, 48.208, "AUT", 60, capital=True),
    City("Budapest", 19.040, 47.498, "HUN", 40, capital=True),
    City("Madrid", -3.704, 40.417, "ESP", 60, capital=True),
    City("Stockholm", 18.069, 59.329, "SWE", 60, capital=True),
    City("Oslo", 10.752, 59.914, "NOR", 60, capital=True),
    City("Helsinki", 24.938, 60.170, "FIN", 60, capital=True),
    City("Minsk", 27.567, 53.900, "BLR", 60, capital=True),
    City("Zagreb", 15.978, 45.815, "HRV", 20, capital=True),
    City("Ljubljana", 14.506, 46.051, "SVN", 12, capital=True),
    City("Prague", 14.421, 50.088, "CZE", 40, capital=True),
    City("Bern", 7.447, 46.948, "CHE", 20, capital=True),
    City("Chișinău", 28.857, 47.011, "MDA", 30, capital=True),
    City("Vilnius", 25.280, 54.687, "LTU", 30, capital=True),
    City("Riga", 24.105, 56.949, "LVA", 40, capital=True),
    City("Tallinn", 24.754, 59.437, "EST", 30, capital=True),
    City("Lisbon", -9.139, 38.722, "PRT", 60, capital=True),
    City("Dublin", -6.260, 53.350, "IRL", 60, capital=True),
    City("Tbilisi", 44.793, 41.715, "GEO", 40, capital=True),
    City("Amsterdam", 4.904, 52.368, "NLD", 20, capital=True),
    City("Bratislava", 17.107, 48.149, "SVK", 12, capital=True),
    City("Luxembourg", 6.130, 49.611, "LUX", 12, capital=True),
    City("Geneva", 6.143, 46.204, "CHE", 40),
    City("Istanbul", 28.979, 41.008, "TUR", 40),
    City("Simferopol", 34.102, 44.952, "UKR", 20),
    City("Odesa", 30.723, 46.482, "UKR", 20),
    City("Mitrovica", 20.866, 42.885, "XKX", 6),
    City("Niš", 21.896, 43.321, "SRB", 12),
    City("Prizren", 20.740, 42.214, "XKX", 6),
    City("Peja", 20.288, 42.659, "XKX", 5.8, also="Peć"),
    City("Novi Sad", 19.845, 45.255, "SRB", 8),
    City("Banja Luka", 17.191, 44.772, "BIH", 8),
    City("Thessaloniki", 22.944, 40.640, "GRC", 12),
    City("Kraljevo", 20.689, 43.726, "SRB", 5),
    City("Novi Pazar", 20.518, 43.137, "SRB", 5.8),
    City("Leposavić", 20.803, 43.104, "XKX-N", 3.5, also="Leposaviq"),
    City("Zubin Potok", 20.690, 42.914, "XKX-N", 3),
    City("Zvečan", 20.840, 42.911, "XKX-N", 2, also="Zveçan"),
    City("Gjakova", 20.431, 42.380, "XKX", 4, also="Đakovica"),
    City("Gjilan", 21.469, 42.463, "XKX", 4, also="Gnjilane"),
    City("Ferizaj", 21.155, 42.370, "XKX", 4, also="Uroševac"),
    City("Podujeva", 21.193, 42.911, "XKX", 3.5, also="Podujevo"),
    City("Gračanica", 21.194, 42.600, "XKX", 2.2, also="Graçanica"),
    City("Vushtrri", 20.968, 42.823, "XKX", 2.6, also="Vučitrn"),
    City("Štrpce", 21.028, 42.240, "XKX", 2.6, also="Shtërpca"),
    City("Raška", 20.615, 43.287, "SRB", 3),
    City("Bujanovac", 21.767, 42.460, "SRB", 3.5),
    City("Vranje", 21.900, 42.551, "SRB", 4.5),
    City("Preševo", 21.650, 42.307, "SRB", 3),
    City("Leskovac", 21.946, 42.998, "SRB", 4),
    City("Kumanovo", 21.714, 42.132, "MKD", 4.5),
    City("Tetovo", 20.971, 42.011, "MKD", 4.5),
    City("Kukës", 20.422, 42.077, "ALB", 4),
    City("Shkodër", 19.513, 42.068, "ALB", 6),
    City("Durrës", 19.455, 41.324, "ALB", 5),
    City("Elbasan", 20.082, 41.113, "ALB", 5),
    City("Ohrid", 20.802, 41.117, "MKD", 5),
    City("Bitola", 21.334, 41.031, "MKD", 6),
    City("Bar", 19.100, 42.094, "MNE", 5),
    City("Nikšić", 18.944, 42.773, "MNE", 6),
    City("Mostar", 17.808, 43.343, "BIH", 8),
    City("Tuzla", 18.667, 44.538, "BIH", 7),
    City("Split", 16.440, 43.515, "HRV", 10),
    City("Dubrovnik", 18.094, 42.651, "HRV", 6),
    City("Osijek", 18.694, 45.555, "HRV", 8),
    City("Kragujevac", 20.911, 44.014, "SRB", 6),
    City("Užice", 19.848, 43.859, "SRB", 5),
    City("Subotica", 19.667, 46.100, "SRB", 8),
    City("Timișoara", 21.209, 45.749, "ROU", 10),
    City("Craiova", 23.795, 44.319, "ROU", 10),
    City("Plovdiv", 24.745, 42.143, "BGR", 10),
    City("Varna", 27.915, 43.204, "BGR", 12),
)
"""In the order in which they get their place on the map."""

COUNTRIES = {
    "XKX": ("Kosovo",),
    "SRB": ("Serbia",),
    "XKX-N": ("North (schematic)", "North"),
    "BIH": ("Bosnia & Herzegovina", "Bosnia & Herz.", "BiH"),
    "ALB": ("Albania",),
    "MKD": ("North Macedonia", "N. Macedonia"),
    "MNE": ("Montenegro",),
    "RUS": ("Russia",),
    "UKR": ("Ukraine",),
    "BGR": ("Bulgaria",),
    "ROU": ("Romania",),
    "HRV": ("Croatia",),
    "HUN": ("Hungary",),
    "GRC": ("Greece",),
    "ITA": ("Italy",),
    "TUR": ("Türkiye",),
    "DEU": ("Germany",),
    "FRA": ("France",),
    "POL": ("Poland",),
    "ESP": ("Spain",),
    "GBR": ("United Kingdom", "UK"),
    "SWE": ("Sweden",),
    "NOR": ("Norway",),
    "FIN": ("Finland",),
    "BLR": ("Belarus",),
    "AUT": ("Austria",),
    "CHE": ("Switzerland", "Switz."),
    "CZE": ("Czechia",),
    "SVK": ("Slovakia",),
    "SVN": ("Slovenia",),
    "MDA": ("Moldova",),
    "LTU": ("Lithuania",),
    "LVA": ("Latvia",),
    "EST": ("Estonia",),
    "PRT": ("Portugal",),
    "IRL": ("Ireland",),
    "ISL": ("Iceland",),
    "DNK": ("Denmark",),
    "NLD": ("Netherlands",),
    "BEL": ("Belgium",),
    "LUX": ("Luxembourg",),
    "CYP": ("Cyprus",),
    "GEO": ("Georgia",),
    "ARM": ("Armenia",),
    "AZE": ("Azerbaijan",),
    "KAZ": ("Kazakhstan",),
    "UZB": ("Uzbekistan",),
    "TKM": ("Turkmenistan",),
    "TUN": ("Tunisia",),
    "DZA": ("Algeria",),
    "MAR": ("Morocco",),
    "LBY": ("Libya",),
    "SYR": ("Syria",),
    "LBN": ("Lebanon",),
    "ISR": ("Israel",),
    "IRQ": ("Iraq",),
    "IRN": ("Iran",),
    "JOR": ("Jordan",),
}
"""Names of each country and zone, the longest first, in the order in which they get their place on the map."""

FULL_NAMES = {"XKX-N": "Kosovo, north (schematic)"}
"""Names for the legend and the tooltip where the one for the map is too short."""


def full_name(code: str) -> str:
    """Return the name to use in a sentence; the code itself if the map has none."""
    return FULL_NAMES.get(code) or COUNTRIES.get(code, (code,))[0]
