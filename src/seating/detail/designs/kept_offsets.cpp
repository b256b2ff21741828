#include "seating/detail/designs/kept_offsets.h"

namespace kith::seating {
namespace {

constexpr KeptOffsets kept[] = {
    // D. M. Johnson, A. L. Dulmage, N. S. Mendelsohn, "Orthomorphisms of groups and orthogonal latin squares I",
    // Canad. J. Math. 13 (1961) 356-372: a difference matrix of twelve rounds and six columns.
    {12, "F4,3", "aaaaaa abgdjk acelif adcgbh aikefj ajfhdl akhjcd alibeg aejflc afdcgb agbkhi ahlike"},
    // P. J. Schellenberg, G. H. J. van Rees, S. A. Vanstone, "Four pairwise orthogonal Latin squares of order 15",
    // Ars Combin. 6 (1978) 141-150: fifteen rounds, five columns.
    {15, "15", "aabbb abdhl acgeh adiac aeklm afnid agfoi ahcfn aiame ajmdj akejo alhgf amjca anlnk aookg"},
    // Found by bench/design_search.cpp (offsets RING ROUNDS SEATS).
    {10, "10", "aggigbeci aeibffajd abdajhdaj adbhadcde ajccdcgbg"},
    {10, "10", "acfhggje afabdeig agddjbgf aiicaiab aaeabhfi ahgjeddd"},
    {10, "10", "acagehf adichgh aibegae afjibdg aeefffc abcjaid aahhdjj"},
    {12, "F4,3", "acbdkkdajbdd adifededbklb akkbjachhfkg aldhfjjfijef"},
    {12, "12", "aaeejehhdi achbhjdchj ajdclailgd aeahkbcjig agjgeigkbe"},
    {12, "12", "affbjkaba ajdikbgaf aaljcilcc aeacldkfi acghhccgd akiababjh"},
    {12, "12", "adgjhfgg alabahje ahdhciic aalfijab aebiedlk abfclbha aicekgki"},
    {14, "14", "agkackfbbdcb ahmlmjiknlhh acldaflidibm aabmlleefjel"},
    {14, "14", "adbnkfhhadg afclcamlkka aekdeefjgnj akfemgkgjlc ajlhadacdcl"},
    {14, "14", "ahejkdkdkh algkhlcknm aecbnkeiac aadafnighl anncmiglii abfldjnbge"},
    {14, "14", "afikmlhhm ainljhblk anlidnlaj akfgcfaca amenhijgg ackcfjibc aabeicfjb"},
    {14, "14", "alaakmfb akekidai abmjjgkm amlcflne ahcdcjjk aegnhbhf anjmanmh agnimcdc"},
    {15, "15", "adngiklkjcoim ajfkdioafdiho aemnmnbegabdf amgiaohlefnoj aiihkgejhodaa"},
    {15, "15", "ajmijblfhja abcjehinjml aiidgdmkohj adkbkgghnno amjgikdaiff aegkbjojdkg"},
    {15, "15", "aejicjllio acaejdkobj abecgomekm amogolgcca annjeedinn adllmaamfi aodmkiobaf"},
    {15, "15", "aancagjj anfkcfgf addggihe aglfldik abmodooh ajaaklfm aeienhdg ahjifamc"},
    {18, "18", "allhhfifbjnibgfom abhckcbelqljdmkfg akgmrdpbqaochkqro afnaplmgimfeklcnh"},
    {18, "2,F9", "aibpdcfccobahlc ahqoqehmpdhldgo agccjrbdkflqacb analifqlbidgfpn ajreojagennpenh"},
    {18, "2,F9", "ancrihaeplnkq aqhmmgggrakrk ajiqbaidjgfco afjhffcjoiofb aericrnllncqi aoedrdhonkeeh"},
    {18, "2,F9", "ajbgqreknfij anpflfohhmqo ahlmdqmmocra acgerpdbphnn afqpalfgalgb apenimiarbje aafoeercfreq"},
    {18, "2,F9", "apcacdapdhg abffmcmriao aabpekgobpf aqilnobnfoa aieqibffgid ahobphrqrml angnbgpgkfc adligqlmpee"},
    {18, "2,F9", "aikohlcoro ajhqempifk aeprpajakg aoaiqelgmn ahbeibmqad aqdcoprnhq adrfgiokph afepkoafee aglgbgkbgf"},
    {20, "F4,5", "akthrhrfgmrkhdrpgf abatifgmasqsljamdt aeklfqhicblrepokhh aglbbekhogihigqrbo"},
    {20, "F4,5", "alaogfqcfifqmegt aoqetoabksasbmbi amlnbjbtnomgkrcs ahsfqrfkojiallif aecqdntiiesjqnjn"},
    {20, "20", "aeqbtiqdeardjfm adcdmmtnjoopann acioatbgorlkehl atasjcmomsggoms ajokfbssdlendrp ahbahpjesmbjgbo"},
    {20, "F4,5", "apenlejpmhecl asorqkqdgqfsg anhqkpdkkoarc almlmbtcsedap abkjjjcgnacjm ahsognsnfnldn aqgkbqhrdcjnt"},
    {20, "F4,5",
     "aacmntkqrjgd aigtkjlthlsr abheckafkebf aolrdsddnknm adolmoiobqte aqfngbqifsaq ajikscfedica altpbitmomqb"},
    {20, "20",
     "aqifbotqean ahdrlbhsfnq agjhtilbhgb ajlcdaihmej athqotnabhl aftbfnceccs aentcqgodrd arcdqddjgif anapacornsa"},
};

}  // namespace

std::span<const KeptOffsets> all_kept_offsets() { return kept; }

}  // namespace kith::seating
